// Draws every picture of the shop anew: `npm run pictures`, or `npm run pictures -- latch-hook hero` for those whose
// names begin so. The same drawings give the same bytes: nothing here is left to chance or to the machine's fonts.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { catalog } from '@/prisma/seed/catalog/index'
import { CARD, cardText, shopName } from './cards'
import { hero } from './hero'
import { allPictures, type Picture, sceneOf, shotsOf } from './list'
import { icon } from './mark'

const folder = fileURLToPath(new URL('../../public', import.meta.url))
const only = process.argv.slice(2)
const wanted = (name: string) => only.length === 0 || only.some((start) => name.startsWith(start))
let bytes = 0

/** The drawing as pixels, `width` wide. */
async function pixels(svg: string, width: number): Promise<Sharp> {
  const units = Number(svg.match(/viewBox="0 0 (\d+)/)?.[1])
  const { data, info } = await sharp(Buffer.from(svg), { density: (72 * width) / units })
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}

async function save(path: string, data: Buffer) {
  bytes += data.length
  await writeFile(join(folder, path), data)
}

/** As good as fits: a busy texture costs more bytes than it is worth. */
async function webp(data: Buffer, { width, height, channels }: OutputInfo): Promise<Buffer> {
  const budget = Math.max(20_000, width * height * (width > 1000 ? 0.045 : 0.055))
  let coded = data
  for (const quality of [width > 1000 ? 72 : 78, 64, 54]) {
    coded = await sharp(data, { raw: { width, height, channels } })
      .webp({ quality, effort: 6, smartSubsample: true })
      .toBuffer()
    if (coded.length <= budget) break
  }
  return coded
}

async function renderPicture({ name, draw, widths }: Picture) {
  const large = await pixels(draw(), Math.max(...widths))
  await Promise.all(
    widths.map(async (width) => {
      const small = await large.clone().resize(width).raw().toBuffer({ resolveWithObject: true })
      await save(`pictures/${name}-${width}.webp`, await webp(small.data, small.info))
    }),
  )
}

/** An Open Graph picture: the text's side, and a square picture beside it. */
async function renderCard(name: string, title: string, kind: string, draw: () => string) {
  const text = await sharp(Buffer.from(cardText(title, kind)))
    .png()
    .toBuffer()
  const square = await (await pixels(draw(), CARD.height)).png().toBuffer()
  const card = sharp({
    create: { width: CARD.width, height: CARD.height, channels: 3, background: '#ffffff' },
  })
  const both = card.composite([
    { input: text, left: 0, top: 0 },
    { input: square, left: CARD.side, top: 0 },
  ])
  await save(`og/${name}.jpg`, await both.jpeg({ quality: 80, mozjpeg: true }).toBuffer())
}

async function renderShopCard() {
  const wide = await pixels(hero(), CARD.height * 2)
  const cut = await wide
    .extract({ left: 44, top: 0, width: CARD.width, height: CARD.height })
    .png()
    .toBuffer()
  const named = sharp(cut).composite([{ input: Buffer.from(shopName()), left: 0, top: 0 }])
  await save('og/shop.jpg', await named.jpeg({ quality: 76, mozjpeg: true }).toBuffer())
}

async function renderIcons() {
  const png = (svg: string, size: number) =>
    sharp(Buffer.from(svg), { density: 72 * 6 })
      .resize(size, size)
      .png({ compressionLevel: 9 })
      .toBuffer()
  await save('icons/icon.svg', Buffer.from(icon(22)))
  await save('icons/favicon-32.png', await png(icon(20, 0.86), 32))
  await save('icons/icon-192.png', await png(icon(22), 192))
  await save('icons/icon-512.png', await png(icon(22), 512))
  // Platforms cut these to their own shape: no corners of our own, and room around the mark.
  await save('icons/icon-maskable-512.png', await png(icon(0, 0.6), 512))
  await save('icons/apple-touch-icon.png', await png(icon(0, 0.7), 180))
}

const started = Date.now()
for (const part of ['pictures', 'og', 'icons']) await mkdir(join(folder, part), { recursive: true })
const pictures = allPictures().filter(({ name }) => wanted(name))
for (const picture of pictures) await renderPicture(picture)
for (const { slug, name, products } of catalog) {
  if (wanted(slug)) await renderCard(`category-${slug}`, name, 'Things for coming home to', sceneOf(slug))
  for (const product of products) {
    if (wanted(product.slug)) await renderCard(product.slug, product.name, name, shotsOf(product.slug)[0])
  }
}
if (wanted('hero')) await renderShopCard()
if (wanted('icons')) await renderIcons()
console.log(
  `${pictures.length} pictures, ${Math.round(bytes / 1024)} KB, ${Math.round((Date.now() - started) / 1000)} s`,
)
