/** Contact sheets to look at: `tsx scripts/pictures/sheet.ts OUT.png WIDTH COLUMNS FILE…` puts pictures side by side. */
import sharp from 'sharp'

export async function sheet(
  out: string,
  cell: number,
  columns: number,
  files: (string | Buffer)[],
): Promise<void> {
  const cells = await Promise.all(
    files.map((file) =>
      sharp(file).resize(cell, cell, { fit: 'contain', background: '#fff' }).png().toBuffer(),
    ),
  )
  const rows = Math.ceil(files.length / columns)
  await sharp({
    create: { width: columns * (cell + 6), height: rows * (cell + 6), channels: 3, background: '#ffffff' },
  })
    .composite(
      cells.map((input, i) => ({
        input,
        left: (i % columns) * (cell + 6),
        top: Math.floor(i / columns) * (cell + 6),
      })),
    )
    .png()
    .toFile(out)
}

const [out, cell, columns, ...files] = process.argv.slice(2)
if (process.argv[1]?.endsWith('sheet.ts') && out) await sheet(out, Number(cell), Number(columns), files)
