// A page of a given weight and nothing else: what `next start` can do at best with a page of this size.

export const dynamicParams = false

export const generateStaticParams = () => process.env.BARE_SIZES.split(',').map((bytes) => ({ bytes }))

// Every character stands twice in a page, as HTML and as flight data; the frame around it weighs some too.
const frame = 5_500

export default async function Page({ params }) {
  const { bytes } = await params
  const words = 'a hook a lamp a mug a bowl a chair '
  const length = Math.max(0, Math.round((Number(bytes) - frame) / 2))
  return <p>{words.repeat(Math.ceil(length / words.length)).slice(0, length)}</p>
}
