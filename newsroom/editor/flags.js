// Loaded before the editor's packages, which look at these while they load.

// The media library as React and REST; without it the packages look for WordPress's older one, which is not here.
Object.assign(window, { __experimentalDataViewsMediaModal: true });
