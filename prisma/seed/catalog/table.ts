import type { SeedCategory } from './types'

export const table: SeedCategory = {
  slug: 'table',
  name: 'Table',
  description: 'Stoneware, glass and wood for the meals nobody photographs. Made to be used twice a day.',
  products: [
    {
      slug: 'morning-mug',
      name: 'Morning Mug',
      summary: 'A straight-sided stoneware mug with a handle for three fingers.',
      description:
        'Nobody chooses a mug with their eyes. You choose it half asleep, by weight, by where the handle sits, by the feel of the rim. So we began there: three hundred and twenty millilitres, a wall that keeps tea hot through a page and a half, and an opening for three fingers with the fourth tucked under. The glaze stops a finger’s width above the foot and leaves the clay bare, because that is where a warm hand wants something rough. Each one is glazed by hand, so the edge wanders.',
      facts: [
        ['Material', 'Speckled stoneware'],
        ['Size', '9 cm high, 8 cm across; 320 ml'],
        ['Care', 'Dishwasher and microwave safe'],
        ['Made in', 'Bornholm, Denmark'],
      ],
      pictures: [
        'An ink-green stoneware mug of tea, its foot left as bare clay',
        'The ink Morning Mug on a window sill with a view of trees, dried flowers in a white vase beside it',
        'Four Morning Mugs in sage, paper, ink and terracotta',
      ],
      variants: [
        { slug: 'ink', name: 'Ink', sku: 'LK-MUG-INK', price: 2200, weightGrams: 340, stock: 96 },
        { slug: 'paper', name: 'Paper', sku: 'LK-MUG-PAP', price: 2200, weightGrams: 340, stock: 120 },
        { slug: 'sage', name: 'Sage', sku: 'LK-MUG-SGE', price: 2200, weightGrams: 340, stock: 58 },
        {
          slug: 'terracotta',
          name: 'Terracotta',
          sku: 'LK-MUG-TER',
          price: 2200,
          weightGrams: 340,
          stock: 3,
        },
      ],
      featured: true,
    },
    {
      slug: 'supper-bowl',
      name: 'Supper Bowl',
      summary: 'A footed bowl for soup, rice, or dinner on the sofa.',
      description:
        'Some evenings do not want a plate. The Supper Bowl is deep enough for noodles and broth, wide enough for a salad, and stands on a foot that is high enough to hold, so you can lift it off the table and onto your knees without burning anything. The wall flares and the rim is left unglazed, a thin dry line that lips notice. They nest, six to a pile, and the pile looks better the fewer colours match.',
      facts: [
        ['Material', 'Speckled stoneware'],
        ['Size', '6.4 cm high, 14.6 cm across; 600 ml'],
        ['Care', 'Dishwasher and microwave safe'],
        ['Made in', 'Bornholm, Denmark'],
      ],
      pictures: [
        'A footed bowl with a sage glaze and a bare clay rim',
        'Three Supper Bowls nested on an oak shelf next to a pile of plates',
        'Close-up of the bowl’s rim, where sage glaze gives way to bare clay',
      ],
      variants: [
        { slug: 'sage', name: 'Sage', sku: 'LK-BOWL-SGE', price: 2600, weightGrams: 480, stock: 66 },
        { slug: 'paper', name: 'Paper', sku: 'LK-BOWL-PAP', price: 2600, weightGrams: 480, stock: 71 },
        { slug: 'dusk', name: 'Dusk', sku: 'LK-BOWL-DSK', price: 2600, weightGrams: 480, stock: 34 },
      ],
    },
    {
      slug: 'everyday-plate',
      name: 'Everyday Plate',
      summary: 'A flat-bottomed plate with a low wall that keeps the sauce in.',
      description:
        'Plates are asked to do more than they were. Pasta wants a wall, toast wants a flat, and the dishwasher wants neither. This one has a raised edge the height of a little finger and a well that is truly flat, so a knife has something to work against. The rim is thick enough to survive the sink. It is a plate for Tuesday: scrambled eggs, the good bread, a peach. On Saturday, put a smaller one on top in another colour and call it a service.',
      facts: [
        ['Material', 'Speckled stoneware'],
        ['Size', 'Dinner 27 cm, side 20 cm across'],
        ['Care', 'Dishwasher and microwave safe'],
        ['Made in', 'Bornholm, Denmark'],
      ],
      pictures: [
        'A speckled white plate with a raised rim, seen from above',
        'A sage plate on a white one on a wooden table, a folded blue napkin beside them',
        'Three Everyday Plates in dusk, sage and paper, seen from above',
      ],
      variants: [
        {
          slug: 'paper-dinner',
          name: 'Paper, dinner',
          sku: 'LK-PLAT-PAP-27',
          price: 2800,
          weightGrams: 820,
          stock: 84,
        },
        {
          slug: 'paper-side',
          name: 'Paper, side',
          sku: 'LK-PLAT-PAP-20',
          price: 2100,
          weightGrams: 480,
          stock: 90,
        },
        {
          slug: 'sage-side',
          name: 'Sage, side',
          sku: 'LK-PLAT-SGE-20',
          price: 2100,
          weightGrams: 480,
          stock: 37,
        },
        {
          slug: 'dusk-dinner',
          name: 'Dusk, dinner',
          sku: 'LK-PLAT-DSK-27',
          price: 2800,
          weightGrams: 820,
          stock: 25,
        },
      ],
    },
    {
      slug: 'cane-teapot',
      name: 'Cane Teapot',
      summary: 'A round pot with a cane handle overhead, cool to the hand when the tea is not.',
      description:
        'A handle over the top means you pour from the middle of the weight, so a full pot feels like half a one. The cane is wrapped while damp and tightens as it dries; it stays cool, and squeaks a little in the first week. Inside, the holes to the spout are pierced in the clay itself, so leaves stay behind without a basket to lose. It holds three mugs: one for you, one for whoever came in with you, and one that will be forgotten on the windowsill.',
      facts: [
        ['Material', 'Stoneware, rattan cane'],
        ['Size', '15.6 cm high with its handle; 900 ml'],
        ['Care', 'Rinse by hand; keep the cane out of the water'],
        ['Made in', 'Tokoname, Japan'],
      ],
      pictures: [
        'A round dusk-blue teapot with a cane handle arching over its lid',
        'The Cane Teapot and a white mug on a wooden table in late light',
        'Close-up of the lid’s knob and the cane handle where it meets the pot',
      ],
      variants: [
        { slug: 'dusk', name: 'Dusk', sku: 'LK-TPOT-DSK', price: 8600, weightGrams: 880, stock: 16 },
        { slug: 'paper', name: 'Paper', sku: 'LK-TPOT-PAP', price: 8600, weightGrams: 880, stock: 11 },
        {
          slug: 'terracotta',
          name: 'Terracotta',
          sku: 'LK-TPOT-TER',
          price: 8600,
          weightGrams: 880,
          stock: 2,
        },
      ],
      featured: true,
    },
    {
      slug: 'carafe-and-tumbler',
      name: 'Carafe and Tumbler',
      summary: 'Water for the night or the table, and the glass to drink it from.',
      description:
        'Put it by the bed and you will sleep better for knowing it is there. The carafe is mouth-blown with a neck you can hold in one hand and a lip that cuts the last drop, so nothing runs down the outside onto the book. The tumbler turns upside down over the neck and keeps the dust out until three in the morning. On a table it looks after two people, or one thirsty one. Small bubbles in the glass are breath: somebody’s, in Bohemia.',
      facts: [
        ['Material', 'Mouth-blown glass'],
        ['Size', 'Carafe 22 cm high, 900 ml; tumbler 250 ml'],
        ['Care', 'By hand, with a bottle brush'],
        ['Made in', 'Nový Bor, Czechia'],
      ],
      pictures: [
        'A clear green-tinted carafe half full of water, its tumbler beside it',
        'The Carafe on a window sill with the tumbler standing on two books',
        'Three Carafes in amber, sea green and smoke blue glass',
      ],
      variants: [
        { slug: 'sea', name: 'Sea green', sku: 'LK-CARA-SEA', price: 5400, weightGrams: 720, stock: 27 },
        { slug: 'amber', name: 'Amber', sku: 'LK-CARA-AMB', price: 5400, weightGrams: 720, stock: 14 },
        { slug: 'smoke', name: 'Smoke blue', sku: 'LK-CARA-SMK', price: 5400, weightGrams: 720, stock: 8 },
      ],
    },
    {
      slug: 'bread-board',
      name: 'Bread Board',
      summary: 'One plank, one handle, one loop. Thick enough to plane again in ten years.',
      description:
        'A bread board lives on the counter, so it had better look well there and not mind the knife. Ours is a single plank, quarter-sawn so that it stays flat, two centimetres thick so that you can sand away a decade and begin again. The handle is long enough to carry a loaf to the table with, and the leather loop is for hanging it up within reach. Oil it before the first loaf. After that butter does most of the work.',
      facts: [
        ['Material', 'Quarter-sawn timber, leather loop'],
        ['Size', 'Large 43 × 19 cm; small 35 × 15 cm; 2 cm thick'],
        ['Care', 'Wipe, dry upright, oil now and then; never soak'],
        ['Made in', 'Jura, France'],
      ],
      pictures: [
        'An oak bread board with a long handle and a leather loop',
        'An oak and a smaller walnut Bread Board leaning on a sage wall, a white salt pot beside them',
        'Close-up of the board’s shoulder, its grain, and the leather loop through the handle',
      ],
      variants: [
        {
          slug: 'oak-large',
          name: 'Oak, large',
          sku: 'LK-BRD-OAK-L',
          price: 5800,
          weightGrams: 1100,
          stock: 30,
        },
        {
          slug: 'oak-small',
          name: 'Oak, small',
          sku: 'LK-BRD-OAK-S',
          price: 4400,
          weightGrams: 700,
          stock: 42,
        },
        {
          slug: 'walnut-small',
          name: 'Walnut, small',
          sku: 'LK-BRD-WAL-S',
          price: 5200,
          weightGrams: 660,
          stock: 19,
        },
      ],
    },
    {
      slug: 'salt-pot',
      name: 'Salt Pot',
      summary: 'A lidded pot with a notch for its spoon, to leave beside the stove.',
      description:
        'Salt is the thing you reach for without looking, so it should be where your hand expects it. This pot is wide enough for three fingers and a pinch, and the oak lid has a cut in its edge so the little spoon can stay in. Unglazed inside, the clay takes up damp and keeps flakes from clumping; in a wet summer you will notice. It will do for sugar, too, or for cloves, but those have never asked to stand next to the fire.',
      facts: [
        ['Material', 'Stoneware, oiled timber lid and spoon'],
        ['Size', '10 cm high, 10.4 cm across; 450 ml'],
        ['Care', 'Wipe inside, dry; oil the lid once a year'],
        ['Made in', 'Bornholm, Denmark'],
      ],
      pictures: [
        'A white speckled salt pot with an oak lid and a small wooden spoon',
        'The Salt Pot next to a trough of herbs on a walnut shelf, blush wall behind',
        'Three Salt Pots in sage, terracotta and paper, with oak and walnut lids',
      ],
      variants: [
        {
          slug: 'paper',
          name: 'Paper, oak lid',
          sku: 'LK-SALT-PAP',
          price: 3900,
          weightGrams: 610,
          stock: 36,
        },
        { slug: 'sage', name: 'Sage, oak lid', sku: 'LK-SALT-SGE', price: 3900, weightGrams: 610, stock: 20 },
        {
          slug: 'terracotta',
          name: 'Terracotta, walnut lid',
          sku: 'LK-SALT-TER',
          price: 4200,
          weightGrams: 610,
          stock: 15,
        },
      ],
    },
  ],
}
