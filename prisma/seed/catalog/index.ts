import { desk } from './desk'
import { entry } from './entry'
import { green } from './green'
import { light } from './light'
import { table } from './table'
import { textiles } from './textiles'
import type { SeedCategory } from './types'

/** Everything that the shop sells on its first day, in the order of its shelves. */
export const catalog: SeedCategory[] = [entry, light, table, textiles, green, desk]
