// The built-in post statuses of WordPress 7.1 (create_initial_post_types) as data, in order of registration.
import type { PostStatus } from '../../extend/types.ts';

/** Fills in what most internal statuses have: nothing is shown anywhere. */
function define(definition: Pick<PostStatus, 'name' | 'label'> & Partial<PostStatus>): PostStatus {
  return {
    public: false,
    protected: false,
    private: false,
    publiclyQueryable: false,
    excludeFromSearch: false,
    internal: false,
    showInAdminAllList: false,
    showInAdminStatusList: false,
    dateFloating: false,
    builtIn: true,
    ...definition,
  };
}

/** In order of registration, which is the order in answers. */
export const coreStatuses: readonly PostStatus[] = [
  define({
    name: 'publish',
    label: 'Published',
    public: true,
    publiclyQueryable: true,
    showInAdminAllList: true,
    showInAdminStatusList: true,
  }),
  define({
    name: 'future',
    label: 'Scheduled',
    protected: true,
    showInAdminAllList: true,
    showInAdminStatusList: true,
  }),
  define({
    name: 'draft',
    label: 'Draft',
    protected: true,
    showInAdminAllList: true,
    showInAdminStatusList: true,
    dateFloating: true,
  }),
  define({
    name: 'pending',
    label: 'Pending',
    protected: true,
    showInAdminAllList: true,
    showInAdminStatusList: true,
    dateFloating: true,
  }),
  define({ name: 'private', label: 'Private', private: true, showInAdminAllList: true, showInAdminStatusList: true }),
  define({ name: 'trash', label: 'Trash', excludeFromSearch: true, internal: true, showInAdminStatusList: true }),
  define({ name: 'auto-draft', label: 'auto-draft', excludeFromSearch: true, internal: true, dateFloating: true }),
  define({ name: 'inherit', label: 'inherit', internal: true }),
  define({ name: 'request-pending', label: 'Pending', internal: true }),
  define({ name: 'request-confirmed', label: 'Confirmed', internal: true }),
  define({ name: 'request-failed', label: 'Failed', internal: true }),
  define({ name: 'request-completed', label: 'Completed', internal: true }),
];
