import { readFileSync } from 'node:fs'
import { importProducts } from '@/lib/catalog/import'
import type { Fault } from '@/lib/catalog/import-file'
import { mostStock, setStock } from '@/lib/catalog/stock'
import { done, refused, type Told } from './told'

const shownFaults = 50

export async function importFile(file: string): Promise<Told> {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch {
    return refused(`${file} cannot be read.`)
  }
  const result = await importProducts(bytes)
  if (!result.ok) return refused(describeFaults(file, result.faults))
  const { products, variants } = result.data
  const line = (name: string, { created, updated, unchanged }: typeof products) =>
    `${name}: ${created} new, ${updated} changed, ${unchanged} as before`
  return done(`${line('Products', products)}\n${line('Variants', variants)}`)
}

function describeFaults(file: string, faults: Fault[]): string {
  const lines = [...faults]
    .sort((one, other) => one.line - other.line)
    .slice(0, shownFaults)
    .map(({ line, column, problem }) => `  line ${line}${column && `, ${column}`}: ${problem}`)
  if (faults.length > shownFaults) lines.push(`  and ${faults.length - shownFaults} more`)
  return `Nothing was imported. ${file} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${lines.join('\n')}`
}

export async function setStockTo(sku: string, count: string): Promise<Told> {
  const stock = /^\d{1,9}$/.test(count) ? Number(count) : -1
  const result = await setStock(sku, stock)
  if (result.ok) return done(`${sku}: ${stock} in the house (before: ${result.data.before}).`)
  if ('reserved' in result)
    return refused(
      `${result.reserved} pieces of ${sku} are promised to orders being paid. Try again in a while.`,
    )
  return result.error === 'unknown'
    ? refused(`There is no variant with the SKU ${sku}.`)
    : refused(`The stock must be a whole number from 0 to ${mostStock}.`)
}
