import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { importProducts } from './import'
import { setStock } from './stock'

afterAll(() => db().$disconnect())

const header =
  'product,name,category,summary,description,facts,pictures,featured,variant,variant_name,sku,price,weight_grams,stock'

const file = (...lines: string[]) => new TextEncoder().encode([header, ...lines].join('\r\n'))

/** A shop's corner of its own: a category and names nobody else uses. */
async function corner() {
  const id = randomUUID().slice(0, 13)
  const category = `c-${id}`
  await db().category.create({
    data: { slug: category, name: 'Test', description: 'Test', picture: 'none', position: 0 },
  })
  const line = (changes: Partial<Record<string, string>> = {}) => {
    const cells: Record<string, string | undefined> = {
      product: `p-${id}`,
      name: 'Brass hook',
      category,
      summary: 'Holds a coat.',
      description: '"Two lines,\nof text."',
      facts: 'Material: Brass | Width: 4 cm',
      pictures: 'brass-hook-1: A hook',
      featured: 'no',
      variant: 'small',
      variant_name: 'Small',
      sku: `S-${id}`,
      price: '19.90',
      weight_grams: '120',
      stock: '7',
      ...changes,
    }
    return header
      .split(',')
      .map((name) => cells[name] ?? '')
      .join(',')
  }
  const read = () =>
    db().product.findUnique({
      where: { slug: `p-${id}` },
      include: { variants: { orderBy: { position: 'asc' } }, pictures: true },
    })
  return { id, line, read }
}

const faultsOf = async (...lines: string[]) => {
  const result = await importProducts(file(...lines))
  return result.ok ? [] : result.faults
}

describe('importing products', () => {
  it('makes products with their variants and pictures', async () => {
    const { id, line, read } = await corner()
    const large = {
      variant: 'large',
      variant_name: 'Large',
      sku: `L-${id}`,
      price: '24',
      name: '',
      category: '',
    }
    const result = await importProducts(file(line(), line(large)))
    expect(result).toEqual({
      ok: true,
      data: {
        products: { created: 1, updated: 0, unchanged: 0 },
        variants: { created: 2, updated: 0, unchanged: 0 },
      },
    })
    expect(await read()).toMatchObject({
      name: 'Brass hook',
      description: 'Two lines,\nof text.',
      facts: [
        ['Material', 'Brass'],
        ['Width', '4 cm'],
      ],
      featured: false,
      pictures: [{ name: 'brass-hook-1', alt: 'A hook' }],
      variants: [
        { slug: 'small', sku: `S-${id}`, price: 1990, stock: 7, weightGrams: 120 },
        { slug: 'large', sku: `L-${id}`, price: 2400 },
      ],
    })
  })

  it('changes nothing, and wakes no stored page, when the same file comes again', async () => {
    const { id, line } = await corner()
    await importProducts(file(line()))
    const changes = () => db().catalogChange.count({ where: { tag: `product:p-${id}` } })
    const before = await changes()
    expect(await importProducts(file(line()))).toMatchObject({
      data: { products: { unchanged: 1 }, variants: { unchanged: 1 } },
    })
    expect(await changes()).toBe(before)
  })

  it('updates what differs, finds a variant by its SKU, and leaves stock alone where the cell is empty', async () => {
    const { line, read } = await corner()
    await importProducts(file(line()))
    const changed = line({ name: 'Iron hook', variant: 'tiny', price: '21.05', stock: '' })
    expect(await importProducts(file(changed))).toMatchObject({
      data: { products: { updated: 1 }, variants: { updated: 1 } },
    })
    expect(await read()).toMatchObject({
      name: 'Iron hook',
      variants: [{ slug: 'tiny', price: 2105, stock: 7 }],
    })
  })

  it.each([
    ['product', 'Brass Hook', /small letters/],
    ['name', '', /is empty/],
    ['name', '=1+1', /must not begin/],
    ['name', '@SUM(A1)', /must not begin/],
    ['summary', '-2', /must not begin/],
    ['description', '+cmd', /must not begin/],
    ['name', 'Hook\u0007', /cannot be shown/],
    ['name', 'x'.repeat(121), /at most 120/],
    ['category', 'no-such-category', /there is no category/],
    ['facts', 'Brass', /must read/],
    ['pictures', '../secret: x', /must read/],
    ['featured', 'maybe', /yes or no/],
    ['sku', '=A1', /must be letters/],
    ['price', '-1', /must be an amount/],
    ['price', '1,50', /more or fewer cells/],
    ['price', '0', /more than nothing/],
    ['price', '1.999', /must be an amount/],
    ['weight_grams', '0', /between/],
    ['stock', '1.5', /whole number/],
    ['stock', '99999999', /between/],
    ['stock', '', /variant is new/],
  ])('refuses a wrong %s (%s) and names its line', async (column, value, problem) => {
    const { line, read } = await corner()
    const [fault] = await faultsOf(line({ [column]: value }))
    expect(fault?.problem).toMatch(problem)
    if (!value.includes(',')) expect(fault).toMatchObject({ line: 2, column })
    expect(await read()).toBeNull()
  })

  it('names every fault of every line, and imports none of them', async () => {
    const { id, line, read } = await corner()
    const faults = await faultsOf(
      line(),
      line({ sku: `L-${id}`, variant: 'large', price: 'x', stock: 'y' }),
      line({ sku: `M-${id}`, variant: 'medium', weight_grams: '' }),
    )
    // The description of each line spans two.
    expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '4 price',
      '4 stock',
      '6 weight_grams',
    ])
    expect(await read()).toBeNull()
  })

  it('refuses lines that speak against each other or against the shop', async () => {
    const { id, line } = await corner()
    const other = await corner()
    expect(await faultsOf(line(), line({ variant: 'large' }))).toMatchObject([{ column: 'sku' }])
    expect(await faultsOf(line(), line({ sku: `L-${id}` }))).toMatchObject([{ column: 'variant' }])
    expect(await faultsOf(line(), line({ sku: `L-${id}`, variant: 'l', name: 'Other' }))).toMatchObject([
      { column: 'name', problem: expect.stringContaining('line 2') },
    ])
    await importProducts(file(line()))
    expect(await faultsOf(other.line({ sku: `S-${id}` }))).toMatchObject([
      { column: 'sku', problem: `belongs to the product p-${id}` },
    ])
    expect(await faultsOf(line({ sku: `N-${id}` }))).toMatchObject([{ column: 'variant' }])
    await db().variant.update({ where: { sku: `S-${id}` }, data: { reserved: 5 } })
    expect(await faultsOf(line({ stock: '4' }))).toMatchObject([{ column: 'stock' }])
  })

  it('refuses what is no such file', async () => {
    const refused = async (bytes: Uint8Array) => {
      const result = await importProducts(bytes)
      return result.ok ? '' : result.faults[0]?.problem
    }
    const text = (content: string) => new TextEncoder().encode(content)
    expect(await refused(text(''))).toMatch(/no rows/)
    expect(await refused(text(header))).toMatch(/no rows/)
    expect(await refused(new Uint8Array([0xff, 0xfe, 0x41]))).toMatch(/not UTF-8/)
    expect(await refused(text(`${header}\n"open`))).toMatch(/never closed|more or fewer/)
    expect(await refused(text(`${header}\na,b`))).toMatch(/more or fewer cells/)
    expect(await refused(text('product,name\nx,y'))).toMatch(/is missing/)
    expect(await refused(text(`${header},__proto__\n${',x'.repeat(14)}`))).toMatch(/is not a column/)
    expect(await refused(new Uint8Array(21 * 1024 * 1024))).toMatch(/larger/)
  })
})

describe('setting stock', () => {
  it('sets it, but never below what is promised', async () => {
    const { id, line } = await corner()
    await importProducts(file(line()))
    const sku = `S-${id}`
    expect(await setStock(sku, 12)).toEqual({ ok: true, data: { before: 7, reserved: 0 } })
    await db().variant.update({ where: { sku }, data: { reserved: 5 } })
    expect(await setStock(sku, 4)).toMatchObject({ ok: false, error: 'promised', reserved: 5 })
    expect(await setStock(sku, 5)).toMatchObject({ ok: true })
    expect(await setStock('no-such-sku', 5)).toMatchObject({ error: 'unknown' })
    for (const wrong of [-1, 1.5, Number.NaN, 1e9])
      expect(await setStock(sku, wrong)).toMatchObject({ error: 'invalid' })
  })
})
