// Unit tests run outside Next's bundler, where 'server-only' would refuse to load.
export {}
