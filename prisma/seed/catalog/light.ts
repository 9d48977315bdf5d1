import type { SeedCategory } from './types'

export const light: SeedCategory = {
  slug: 'light',
  name: 'Light',
  description: 'Lamps, candles and lanterns for the hours after the ceiling light goes off.',
  products: [
    {
      slug: 'dusk-lamp',
      name: 'Dusk Lamp',
      summary: 'A thrown stoneware lamp under a linen shade: one warm pool, where you sit.',
      description:
        'Turn off the big light. The Dusk Lamp is made for the hour when you are home but not yet busy, and it lights an armchair, a book and about half a conversation. The base is thrown on the wheel, and the potter’s fingers stay in it as faint rings you will find with your own. Linen over the frame warms the bulb and hides it from every seat in the room. The cord is cloth, the switch is in the cord, and the switch has a good click.',
      facts: [
        ['Material', 'Stoneware, washed linen, brass'],
        ['Size', '44 cm high, shade 28 cm across'],
        ['Bulb', 'E27, 8 W LED at 2,400 K, included'],
        ['Care', 'Brush the shade; wipe the base'],
        ['Made in', 'Höganäs, Sweden'],
      ],
      pictures: [
        'A lit table lamp with a white ringed stoneware base and a linen shade',
        'The Dusk Lamp glowing on a walnut table in the evening, a mug on a pile of books beside it',
        'Three Dusk Lamps with terracotta, white and ink bases, the white one lit',
      ],
      variants: [
        {
          slug: 'paper',
          name: 'Paper white',
          sku: 'LK-LAMP-PAP',
          price: 14900,
          weightGrams: 2600,
          stock: 19,
        },
        {
          slug: 'terracotta',
          name: 'Terracotta',
          sku: 'LK-LAMP-TER',
          price: 14900,
          weightGrams: 2600,
          stock: 13,
        },
        { slug: 'ink', name: 'Ink', sku: 'LK-LAMP-INK', price: 14900, weightGrams: 2600, stock: 4 },
      ],
      featured: true,
    },
    {
      slug: 'paper-moon',
      name: 'Paper Moon',
      summary: 'A mulberry-paper globe that hangs over the table and asks nothing of it.',
      description:
        'A paper lantern is an old answer to a hard question: how to light a whole room without a single hard shadow. Ours is handmade mulberry paper on a spiral of split bamboo. By day it is a pale, slightly uneven sphere; in the evening the fibres show, and everybody at the table looks rested. It packs flat in a sleeve the size of a dinner plate and opens in a minute. Hang it lower than you think. Then a little lower.',
      facts: [
        ['Material', 'Mulberry paper, bamboo, cotton cord'],
        ['Size', 'Medium 38 cm, large 56 cm across; 2.5 m cord'],
        ['Bulb', 'E27, LED only, up to 12 W'],
        ['Care', 'A feather duster, now and then'],
        ['Made in', 'Gifu, Japan'],
      ],
      pictures: [
        'A glowing round paper lantern with fine ribs, hanging from a dark cord',
        'The Paper Moon lit above a table with a bowl, a bud vase and a mug, against a night-blue wall',
        'Close-up of the lantern’s crown: paper stretched over bamboo ribs',
      ],
      variants: [
        {
          slug: 'medium',
          name: 'Medium, 38 cm',
          sku: 'LK-MOON-38',
          price: 7900,
          weightGrams: 420,
          stock: 24,
        },
        { slug: 'large', name: 'Large, 56 cm', sku: 'LK-MOON-56', price: 11900, weightGrams: 690, stock: 9 },
      ],
    },
    {
      slug: 'chamberstick',
      name: 'Chamberstick',
      summary: 'A candle with a handle: for carrying light from one room to the next.',
      description:
        'Before switches, people carried their light to bed. The chamberstick is the tool for it: a dish to catch the wax, a cup to hold the candle, a ring for one finger. We have changed nothing except the ring, which now fits a thumb as well. It is spun from sheet metal and soldered from below, where the seam does not show. Use it at the table, on the edge of the bath, on the stairs during a power cut. It makes you walk slowly, which may be the point.',
      facts: [
        ['Material', 'Spun metal, unlacquered'],
        ['Size', '14.6 cm across, 4.6 cm high without the candle'],
        ['Fits', 'Tapers of 2.1 to 2.3 cm'],
        ['Care', 'Warm water lifts wax; polish or leave'],
        ['Made in', 'Birmingham, England'],
      ],
      pictures: [
        'A brass chamberstick with a finger ring and a lit white candle',
        'The brass Chamberstick burning on a walnut shelf beside a row of books, on a night-blue wall',
        'Three Chambersticks in black, brass and steel, the brass one lit',
      ],
      variants: [
        { slug: 'brass', name: 'Brass', sku: 'LK-CHAM-BRS', price: 4200, weightGrams: 310, stock: 31 },
        { slug: 'black', name: 'Black', sku: 'LK-CHAM-BLK', price: 3800, weightGrams: 320, stock: 22 },
        { slug: 'steel', name: 'Steel', sku: 'LK-CHAM-STL', price: 3800, weightGrams: 315, stock: 16 },
      ],
    },
    {
      slug: 'beeswax-tapers',
      name: 'Beeswax Tapers',
      summary: 'Six hand-dipped tapers that smell faintly of honey and burn for nine hours.',
      description:
        'Each taper has been lowered into warm wax some thirty times and hung up to think in between. That is why it burns straight, drips little, and narrows towards the top the way a carrot would if it had manners. Pure beeswax needs no scent: light one and the room smells very slightly of a hive in August. The undyed six are the colour the bees chose. Keep them in a drawer with the linen until somebody comes to dinner.',
      facts: [
        ['Material', 'Beeswax, cotton wick; ivory and terracotta are tinted in the last dip'],
        ['Size', '30 cm long, 2.2 cm at the foot; six in a band'],
        ['Burns', 'About nine hours each'],
        ['Care', 'Out of draughts; trim the wick to 5 mm'],
        ['Made in', 'Brittany, France'],
      ],
      pictures: [
        'Six honey-coloured taper candles held together by a paper band with a key on it',
        'A band of Beeswax Tapers lying on a wooden table in slanting light, a notebook at the edge',
        'Three bands of tapers in honey, ivory and terracotta',
      ],
      variants: [
        { slug: 'honey', name: 'Honey, six', sku: 'LK-TAPR-HNY', price: 2600, weightGrams: 420, stock: 72 },
        { slug: 'ivory', name: 'Ivory, six', sku: 'LK-TAPR-IVO', price: 2600, weightGrams: 420, stock: 44 },
        {
          slug: 'terracotta',
          name: 'Terracotta, six',
          sku: 'LK-TAPR-TER',
          price: 2800,
          weightGrams: 420,
          stock: 18,
        },
      ],
    },
    {
      slug: 'porch-lantern',
      name: 'Porch Lantern',
      summary: 'A glazed steel lantern with a proper roof, for the step in November.',
      description:
        'A light by the door says two things: somebody is in, and somebody is expected. The Porch Lantern keeps a candle going through wind and drizzle, with four panes of glass, a pitched roof and vents that let the heat out but not the rain in. The door closes with a small turned latch (we could not resist). Carry it by the bail, hang it from a bracket, or leave it on the step until frost. It rusts slowly and honestly if you let it.',
      facts: [
        ['Material', 'Blackened steel, glass'],
        ['Size', 'Small 28 cm, tall 39 cm to the top of the bail'],
        ['Fits', 'Pillar candles up to 8 cm across'],
        ['Care', 'A drop of oil on the hinge in autumn'],
        ['Made in', 'Łódź, Poland'],
      ],
      pictures: [
        'A black steel lantern with a pitched roof and a lit pillar candle behind its glass',
        'Two Porch Lanterns burning on a dark floor in the evening, a potted plant behind them',
        'Close-up of the candle burning behind the lantern’s panes',
      ],
      variants: [
        { slug: 'tall', name: 'Tall, 39 cm', sku: 'LK-LANT-39', price: 6900, weightGrams: 1850, stock: 17 },
        { slug: 'small', name: 'Small, 28 cm', sku: 'LK-LANT-28', price: 5200, weightGrams: 1150, stock: 23 },
      ],
    },
    {
      slug: 'reading-lamp',
      name: 'Reading Lamp',
      summary: 'A jointed lamp that puts the light on the page and keeps it off your neighbour.',
      description:
        'Good light for reading comes from over your shoulder and stops at the edge of the page. The arm bends at one joint, the bell turns through a full circle, and both hold where you leave them, because the friction is in a leather washer and leather does not slip. The base is heavier than it looks. The bell stays cool enough to adjust with a fingertip at chapter nine. Whoever is asleep next to you will not know that you started chapter ten.',
      facts: [
        ['Material', 'Powder-coated steel, brass, leather washer'],
        ['Size', '43 cm high, reaches 18 cm from the stem'],
        ['Bulb', 'G9, 4 W LED at 2,700 K, included'],
        ['Care', 'A dry cloth'],
        ['Made in', 'Turin, Italy'],
      ],
      pictures: [
        'A jointed reading lamp with an ink-green bell and a brass arm, casting a cone of light',
        'The Reading Lamp lighting a pile of books on a walnut table in a dark room',
        'Three Reading Lamps in terracotta, ink and white, the ink one lit',
      ],
      variants: [
        { slug: 'ink', name: 'Ink', sku: 'LK-READ-INK', price: 12900, weightGrams: 1950, stock: 20 },
        {
          slug: 'terracotta',
          name: 'Terracotta',
          sku: 'LK-READ-TER',
          price: 12900,
          weightGrams: 1950,
          stock: 12,
        },
        { slug: 'paper', name: 'Paper white', sku: 'LK-READ-PAP', price: 12900, weightGrams: 1950, stock: 0 },
      ],
    },
    {
      slug: 'hearth-candle',
      name: 'Hearth Candle',
      summary: 'A scented candle in a stoneware cup that stays on after the wax has gone.',
      description:
        'We asked for a candle that smells of a house rather than of a shop. Clay is cedar kindling and a swept hearth; Ink is wet stone and fig leaf; Plum is dried fruit and an old church bench. Poured from rapeseed and coconut wax, it burns for some fifty hours with a cotton wick that does not smoke. The cup comes from the same pottery as our mugs. When the candle is finished, wash it out with hot water and put your pencils in it.',
      facts: [
        ['Material', 'Rapeseed and coconut wax, stoneware, oak lid'],
        ['Size', '9.2 cm high, 8.6 cm across; 240 g of wax'],
        ['Burns', 'About 50 hours'],
        ['Care', 'Let the whole surface melt the first time'],
        ['Made in', 'Ghent, Belgium'],
      ],
      pictures: [
        'A lit candle in a speckled clay-coloured stoneware cup, its oak lid leaning beside it',
        'The Hearth Candle burning on a window sill at dusk, dried flowers in a white vase next to it',
        'Three Hearth Candles in ink, plum and clay cups, the clay one lit',
      ],
      variants: [
        {
          slug: 'clay',
          name: 'Clay: cedar and hearth',
          sku: 'LK-CNDL-CLY',
          price: 3600,
          weightGrams: 680,
          stock: 38,
        },
        {
          slug: 'ink',
          name: 'Ink: wet stone and fig',
          sku: 'LK-CNDL-INK',
          price: 3600,
          weightGrams: 680,
          stock: 29,
        },
        {
          slug: 'plum',
          name: 'Plum: fruit and old wood',
          sku: 'LK-CNDL-PLM',
          price: 3600,
          weightGrams: 680,
          stock: 1,
        },
      ],
    },
  ],
}
