// The words of the shop. A fork in another language writes a folder like `en` and names it here.
export * from './en'
