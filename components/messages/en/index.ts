export { catalog } from './catalog'
export { shell } from './shell'
