// What one extension does for others: services by name, typed by the map below, which extensions widen by declaration
// merging. Who provides one and who asks for it never import each other; the contracts stand here, in extend/.
import type { PlannedService } from './planned.ts';
import type { SharingService } from './sharing.ts';

export interface ServiceMap {
  /** Connected accounts at networks, and sharing to them. */
  sharing: SharingService;
  /** What is shared in the time to come. */
  planned: PlannedService;
}

export class Services {
  readonly #provided = new Map<string, unknown>();

  /** The last one that provides a service has it. */
  provide<K extends keyof ServiceMap>(name: K, service: ServiceMap[K]): void {
    this.#provided.set(name, service);
  }

  /** Undefined where no running extension provides it. To be asked when it is used: extensions come and go. */
  get<K extends keyof ServiceMap>(name: K): ServiceMap[K] | undefined {
    // provide() ties the type to the name.
    return this.#provided.get(name) as ServiceMap[K] | undefined;
  }

  clear(): void {
    this.#provided.clear();
  }
}
