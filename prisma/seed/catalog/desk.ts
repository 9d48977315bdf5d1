import type { SeedCategory } from './types'

export const desk: SeedCategory = {
  slug: 'desk',
  name: 'Desk',
  description: 'For letters, lists and the half hour in which things get sorted out.',
  products: [
    {
      slug: 'cloth-notebook',
      name: 'Cloth Notebook',
      summary: 'A sewn notebook in book cloth that lies open by itself.',
      description:
        'A notebook that has to be held open is a notebook that stays shut. This one is sewn in twelve sections and rounded at the spine, so it opens flat on page one and again on page one hundred and ninety. The paper is cream, heavy enough for a fountain pen, and dotted so faintly that drawings win over it. The cover is book cloth, the label is for the year, or the baby, or the boat. Nothing has been printed on it that you would have to explain.',
      facts: [
        ['Material', 'Book cloth, 100 g/m² acid-free paper'],
        ['Size', '15 × 21 cm, 192 pages, dotted'],
        ['Binding', 'Thread-sewn, with a ribbon'],
        ['Made in', 'Leipzig, Germany'],
      ],
      pictures: [
        'An ink-green cloth-bound notebook with a paper label and a terracotta ribbon',
        'An ink and a terracotta Cloth Notebook on a wooden desk with a brass pen across them',
        'Four Cloth Notebooks in ochre, terracotta, ink and dusk',
      ],
      variants: [
        { slug: 'ink', name: 'Ink', sku: 'LK-NOTE-INK', price: 1900, weightGrams: 380, stock: 130 },
        {
          slug: 'terracotta',
          name: 'Terracotta',
          sku: 'LK-NOTE-TER',
          price: 1900,
          weightGrams: 380,
          stock: 92,
        },
        { slug: 'ochre', name: 'Ochre', sku: 'LK-NOTE-OCH', price: 1900, weightGrams: 380, stock: 75 },
        { slug: 'dusk', name: 'Dusk', sku: 'LK-NOTE-DSK', price: 1900, weightGrams: 380, stock: 0 },
      ],
    },
    {
      slug: 'brass-pen',
      name: 'Brass Pen',
      summary: 'A ballpoint turned from one bar of metal, with a click you will use too much.',
      description:
        'It has a little weight, and that is the pleasure: the pen does the pressing, you do the thinking. The barrel is turned from a single bar, the clip is cut from the same piece, and the mechanism inside is Swiss and as definite as a light switch. It takes the refill that every stationer in the world keeps in the second drawer. Brass goes brown where your fingers rest. Lend it to somebody and you will see on its return exactly how they held it.',
      facts: [
        ['Material', 'Solid metal, uncoated; the black is oxidised'],
        ['Size', '15.4 cm long, 0.9 cm across'],
        ['Refill', 'Standard G2 ballpoint or gel, one included'],
        ['Made in', 'Le Locle, Switzerland'],
      ],
      pictures: [
        'A slim brass ballpoint pen lying diagonally',
        'The Brass Pen lying across a dusk-blue cloth notebook in slanting light',
        'Three pens in black, brass and steel',
      ],
      variants: [
        { slug: 'brass', name: 'Brass', sku: 'LK-PEN-BRS', price: 4800, weightGrams: 42, stock: 43 },
        { slug: 'steel', name: 'Steel', sku: 'LK-PEN-STL', price: 4400, weightGrams: 38, stock: 30 },
        { slug: 'black', name: 'Black', sku: 'LK-PEN-BLK', price: 4800, weightGrams: 42, stock: 15 },
      ],
    },
    {
      slug: 'letter-tray',
      name: 'Letter Tray',
      summary: 'Two tiers: one for what has come, one for what you mean to answer.',
      description:
        'Paper does not pile up because there is too much of it; it piles up because it has no address. The Letter Tray gives it two. The tiers slide out on waxed runners, take a sheet of A4 without bending it, and have a shallow cut in the front for a thumb. Four posts hold it all with a dry joint and a peg, so a third tier can be added on the day you start a business, or a committee. It is pretty enough to stay on the table when people come.',
      facts: [
        ['Material', 'Solid timber, waxed runners'],
        ['Size', '33 × 25 cm, 15 cm high; for A4'],
        ['Care', 'Dust; candle wax on the runners'],
        ['Made in', 'Hokkaido, Japan'],
      ],
      pictures: [
        'A two-tier oak letter tray with envelopes in both tiers',
        'The Letter Tray on a desk under an ink-green reading lamp, a small vase on top of it',
        'Close-up of a post, the thumb cut of the tray and an envelope',
      ],
      variants: [
        { slug: 'oak', name: 'Oak', sku: 'LK-LTTR-OAK', price: 8900, weightGrams: 1700, stock: 13 },
        { slug: 'walnut', name: 'Walnut', sku: 'LK-LTTR-WAL', price: 10400, weightGrams: 1600, stock: 8 },
      ],
    },
    {
      slug: 'mantel-clock',
      name: 'Mantel Clock',
      summary: 'A round wooden clock that tells the time and keeps quiet about it.',
      description:
        'We took away the numerals, and found that nobody missed them. What is left is a dial of warm white, twelve marks, two broad hands you can read from the far side of the kitchen, and one thin red one that sweeps without ticking. The case is turned from a single block and stands on two short legs, tipped back a little, as if it had just sat down. It runs for about two years on one battery, and loses its place only when the clocks change.',
      facts: [
        ['Material', 'Solid timber, steel hands, mineral glass'],
        ['Size', '14 cm across, 6 cm deep'],
        ['Movement', 'Silent sweep quartz; one AA cell included'],
        ['Made in', 'Schramberg, Germany'],
      ],
      pictures: [
        'A round oak clock on two short legs, with a white dial and a red second hand',
        'The oak Mantel Clock on a shelf beside a row of books between terracotta book ends',
        'Three Mantel Clocks in walnut, blackened ash and oak',
      ],
      variants: [
        { slug: 'oak', name: 'Oak', sku: 'LK-CLOK-OAK', price: 9600, weightGrams: 620, stock: 24 },
        { slug: 'walnut', name: 'Walnut', sku: 'LK-CLOK-WAL', price: 10400, weightGrams: 620, stock: 15 },
        { slug: 'ash', name: 'Blackened ash', sku: 'LK-CLOK-ASH', price: 9900, weightGrams: 620, stock: 4 },
      ],
      featured: true,
    },
    {
      slug: 'bentwood-box',
      name: 'Bentwood Box',
      summary: 'An oval box bent from one thin board, held by copper tacks.',
      description:
        'The board is planed to the thickness of a coin, steamed until it gives in, and wrapped around an oval block. Where its ends overlap they are cut into fingers, so the wood can move with the weather without splitting, and pinned with copper, which does not stain. It is a way of making that has not needed improving since about 1790. Stamps, thread, tea, the instructions for the boiler: whatever you put in it will seem better organised than it is.',
      facts: [
        ['Material', 'Steam-bent timber, copper tacks'],
        ['Size', 'Large 24 × 17 cm, 9 cm high; small 17 × 12 cm, 6.5 cm high'],
        ['Care', 'Keep dry; rub with a little wax'],
        ['Made in', 'Maine, USA'],
      ],
      pictures: [
        'An oval lidded box of pale bent wood with swallowtail joints and copper tacks',
        'A small walnut Bentwood Box on a large beech one, white vase of branches behind',
        'Close-up of the swallowtail joint and its copper tacks',
      ],
      variants: [
        {
          slug: 'beech-large',
          name: 'Beech, large',
          sku: 'LK-BENT-BEE-L',
          price: 7800,
          weightGrams: 420,
          stock: 16,
        },
        {
          slug: 'beech-small',
          name: 'Beech, small',
          sku: 'LK-BENT-BEE-S',
          price: 5600,
          weightGrams: 240,
          stock: 21,
        },
        {
          slug: 'walnut-small',
          name: 'Walnut, small',
          sku: 'LK-BENT-WAL-S',
          price: 6400,
          weightGrams: 250,
          stock: 9,
        },
      ],
    },
    {
      slug: 'pencil-cup',
      name: 'Pencil Cup',
      summary: 'A fluted stoneware cup for pencils, scissors and the good ruler.',
      description:
        'If a pencil is within reach you will write the thing down; if it is in a drawer you will remember most of it. The Pencil Cup is heavy enough to stay put when you grab without looking, and its flutes are carved by hand with a loop tool, one after the other, while the clay is as firm as cheese. Light runs down them all day. Inside it is glazed and smooth, so graphite wipes out. Toothbrushes like it, too, and so does a bunch of chives.',
      facts: [
        ['Material', 'Hand-carved stoneware'],
        ['Size', '9.8 cm high, 8 cm across'],
        ['Care', 'Dishwasher safe'],
        ['Made in', 'Bornholm, Denmark'],
      ],
      pictures: [
        'A fluted dusk-blue cup holding four pencils and a wooden ruler',
        'The Pencil Cup on a wooden desk, a walnut clock on a pile of books beside it',
        'Three Pencil Cups in terracotta, paper and dusk, the dusk one full of pencils',
      ],
      variants: [
        { slug: 'dusk', name: 'Dusk', sku: 'LK-PCUP-DSK', price: 2800, weightGrams: 360, stock: 39 },
        { slug: 'paper', name: 'Paper', sku: 'LK-PCUP-PAP', price: 2800, weightGrams: 360, stock: 46 },
        {
          slug: 'terracotta',
          name: 'Terracotta',
          sku: 'LK-PCUP-TER',
          price: 2800,
          weightGrams: 360,
          stock: 11,
        },
      ],
    },
    {
      slug: 'book-ends',
      name: 'Book Ends',
      summary: 'A pair of steel arches that hold up a shelf’s worth of good intentions.',
      description:
        'Books lean. It is their only vice. Two arches of folded steel put an end to it: the foot slides under the first few volumes, so their own weight does the holding, and a strip of felt keeps the shelf from finding out. We gave them the shape of a doorway because it seemed right for a thing that stands at the beginning and the end of stories. They manage a metre of paperbacks or a single heavy atlas. A cat may sit in one, briefly.',
      facts: [
        ['Material', 'Folded steel, powder coated; felt'],
        ['Size', '13.4 cm high, 8.4 cm wide; sold as a pair'],
        ['Care', 'Wipe with a damp cloth'],
        ['Made in', 'Skive, Denmark'],
      ],
      pictures: [
        'A row of books between two arched terracotta book ends',
        'The terracotta Book Ends on a walnut shelf with a row of books and a plant in a white pot',
        'Three pairs of Book Ends in ink, ochre and terracotta',
      ],
      variants: [
        {
          slug: 'terracotta',
          name: 'Terracotta',
          sku: 'LK-BKND-TER',
          price: 4600,
          weightGrams: 980,
          stock: 27,
        },
        { slug: 'ink', name: 'Ink', sku: 'LK-BKND-INK', price: 4600, weightGrams: 980, stock: 20 },
        { slug: 'ochre', name: 'Ochre', sku: 'LK-BKND-OCH', price: 4600, weightGrams: 980, stock: 2 },
      ],
    },
  ],
}
