import type { SeedCategory } from './types'

export const green: SeedCategory = {
  slug: 'green',
  name: 'Green',
  description: 'Pots, vases and plain tools for anything that grows indoors, or is meant to.',
  // To show a second rate; most countries grant it to plants, not to what they stand in.
  taxClass: 'reduced',
  products: [
    {
      slug: 'clay-planter',
      name: 'Clay Planter',
      summary: 'An unglazed pot and saucer that breathe, so roots can.',
      description:
        'Most house plants die of kindness, and kindness is water. An unglazed pot forgives: the clay drinks what the soil does not need and lets it go through the wall, and after a season a pale bloom on the outside tells you that it has been working. Ours has a thick rolled rim to lift it by, a hole in the foot, and a saucer that fits properly. The paper and ink pots are coloured with slip, thin enough to breathe as well. Plant not included; it will find you.',
      facts: [
        ['Material', 'Terracotta, unglazed or slipped'],
        ['Size', 'Medium 18 cm, large 26 cm across; with saucer'],
        ['Care', 'Scrub with a brush and water in spring'],
        ['Made in', 'Impruneta, Italy'],
      ],
      pictures: [
        'A terracotta pot on its saucer with a leafy green plant',
        'A terracotta and a white Clay Planter with plants on a window sill',
        'Three empty Clay Planters in paper, ink and terracotta',
      ],
      variants: [
        {
          slug: 'terracotta-medium',
          name: 'Terracotta, medium',
          sku: 'LK-PLNT-TER-M',
          price: 2900,
          weightGrams: 1500,
          stock: 48,
        },
        {
          slug: 'terracotta-large',
          name: 'Terracotta, large',
          sku: 'LK-PLNT-TER-L',
          price: 4800,
          weightGrams: 3600,
          stock: 17,
        },
        {
          slug: 'paper-medium',
          name: 'Paper, medium',
          sku: 'LK-PLNT-PAP-M',
          price: 3200,
          weightGrams: 1500,
          stock: 25,
        },
        {
          slug: 'ink-medium',
          name: 'Ink, medium',
          sku: 'LK-PLNT-INK-M',
          price: 3200,
          weightGrams: 1500,
          stock: 19,
        },
      ],
    },
    {
      slug: 'hanging-planter',
      name: 'Hanging Planter',
      summary: 'A stoneware bowl in a leather sling, for plants that would rather fall.',
      description:
        'Some plants climb, some sit, and some just let go. This bowl is for the last kind. It hangs in three leather cords that meet at a brass bead below and a brass ring above, so it can be lifted out for watering and dropped back without knots. The bowl is glazed inside and out and has no hole, so your floor is safe; put a handful of grit in first. Hang it in the window, where the light gets at both sides, and turn it on Sundays.',
      facts: [
        ['Material', 'Stoneware, leather cord, brass'],
        ['Size', 'Bowl 18.4 cm across; 46 cm from ring to bead'],
        ['Holds', 'Up to 5 kg'],
        ['Care', 'Wipe the bowl; balm for the cords once a year'],
        ['Made in', 'Stoke-on-Trent, England'],
      ],
      pictures: [
        'A white speckled bowl with trailing green leaves, hanging in a leather sling',
        'The Hanging Planter before a window, an ink-green watering can on the sill below',
        'Close-up of the speckled bowl, its leather cords and the brass bead where they meet',
      ],
      variants: [
        { slug: 'paper', name: 'Paper', sku: 'LK-HANG-PAP', price: 5600, weightGrams: 1250, stock: 21 },
        { slug: 'clay', name: 'Clay', sku: 'LK-HANG-CLY', price: 5600, weightGrams: 1250, stock: 9 },
      ],
    },
    {
      slug: 'watering-can',
      name: 'Watering Can',
      summary: 'A long-spouted can with a brass handle, steady enough for a thimble-sized pot.',
      description:
        'The spout is the whole story. It leaves the can low, so the last drop comes out, and climbs high, so nothing does until you tip it. It ends narrow, so you can water the soil and not the leaves, the sill, or the radio. The brass handle goes from the shoulder round to the back, and as the can empties your grip slides along it by itself. One and a half litres: enough for a full round of the flat before the kettle boils.',
      facts: [
        ['Material', 'Powder-coated steel, brass handle'],
        ['Size', '22 cm high, 33 cm from handle to spout; 1.5 l'],
        ['Care', 'Empty it when you are done; it will not rust'],
        ['Made in', 'Birmingham, England'],
      ],
      pictures: [
        'An ink-green watering can with a long curved spout and a brass handle',
        'The ink Watering Can on a sunlit floor beside a large plant in a terracotta pot',
        'Three Watering Cans in sage, ochre and ink',
      ],
      variants: [
        { slug: 'ink', name: 'Ink', sku: 'LK-WCAN-INK', price: 5900, weightGrams: 780, stock: 34 },
        { slug: 'sage', name: 'Sage', sku: 'LK-WCAN-SGE', price: 5900, weightGrams: 780, stock: 22 },
        { slug: 'ochre', name: 'Ochre', sku: 'LK-WCAN-OCH', price: 5900, weightGrams: 780, stock: 3 },
      ],
      featured: true,
    },
    {
      slug: 'bud-vases',
      name: 'Bud Vases',
      summary: 'Three small vases for one stem each: the thing you picked on the way home.',
      description:
        'A bunch of flowers is an event. One stem in a small vase is just being awake. These three are thrown as a family, a bottle, a flask and an onion, with necks narrow enough to hold a single stalk upright at the angle it prefers. Put them in a row, or send one to the bathroom, one to the desk, and keep one by the bed. They are happy with a twig in winter. Sold as a trio, or alone if you only ever come home with one thing.',
      facts: [
        ['Material', 'Stoneware, glazed inside and out'],
        ['Size', '7.6 to 12 cm high; necks 2 cm across'],
        ['Care', 'Rinse; rice and water for what the brush cannot reach'],
        ['Made in', 'Mashiko, Japan'],
      ],
      pictures: [
        'Three small vases in dusk, paper and terracotta, each with its own stem',
        'The three Bud Vases on an oak shelf, one standing on two books',
        'Close-up of the round dusk vase and its bare clay foot',
      ],
      variants: [
        { slug: 'trio', name: 'Set of three', sku: 'LK-BUDV-TRI', price: 6600, weightGrams: 690, stock: 26 },
        { slug: 'dusk', name: 'Dusk flask', sku: 'LK-BUDV-DSK', price: 2400, weightGrams: 240, stock: 32 },
        { slug: 'paper', name: 'Paper bottle', sku: 'LK-BUDV-PAP', price: 2400, weightGrams: 250, stock: 40 },
        {
          slug: 'terracotta',
          name: 'Terracotta onion',
          sku: 'LK-BUDV-TER',
          price: 2400,
          weightGrams: 220,
          stock: 12,
        },
      ],
    },
    {
      slug: 'branch-vase',
      name: 'Branch Vase',
      summary: 'A tall, heavy jug that will not tip over when spring gets ambitious.',
      description:
        'Branches are long, lopsided and free. They need a vase that stands its ground, so we put the weight at the bottom and kept the neck tight: three boughs of apple, a thicket of eucalyptus, or one very large piece of the hedge. The potter throws it in two halves and joins them at the shoulder, where a faint ring remains. The one ear-shaped handle is real, for carrying it full to the tap and back. Empty, it looks like it is thinking.',
      facts: [
        ['Material', 'Stoneware, matte glaze, watertight'],
        ['Size', '29.6 cm high, 18.4 cm across; 2.8 l'],
        ['Care', 'By hand; a drop of vinegar against lime'],
        ['Made in', 'La Borne, France'],
      ],
      pictures: [
        'A tall clay-coloured jug vase with green branches',
        'The clay Branch Vase on a wooden table before a dusk-blue wall, a pile of books beside it',
        'Three empty Branch Vases in paper, ink and clay',
      ],
      variants: [
        { slug: 'clay', name: 'Clay', sku: 'LK-BRCH-CLY', price: 9800, weightGrams: 2300, stock: 14 },
        { slug: 'paper', name: 'Paper', sku: 'LK-BRCH-PAP', price: 9800, weightGrams: 2300, stock: 12 },
        { slug: 'ink', name: 'Ink', sku: 'LK-BRCH-INK', price: 9800, weightGrams: 2300, stock: 6 },
      ],
    },
    {
      slug: 'herb-snips',
      name: 'Herb Snips',
      summary: 'Long-bladed snips with wide bows, for herbs, string and dead leaves.',
      description:
        'They look like something a ship’s carpenter would own, and cut like something a tailor would. The blades are forged, ground thin and meet along their whole length, so chives fall in rings and do not fold. The bows are large enough for a gloved hand and dipped in colour, so you can find them in the grass. One brass screw holds the halves together: tighten it with a coin. Sharpened once a year they will outlive the basil, which admittedly is not saying much.',
      facts: [
        ['Material', 'Forged carbon steel, dipped bows, brass screw'],
        ['Size', '32 cm long, blades 17 cm'],
        ['Care', 'Wipe dry; a drop of camellia oil'],
        ['Made in', 'Tanegashima, Japan'],
      ],
      pictures: [
        'Garden snips with long steel blades and wide terracotta-red bows',
        'The Herb Snips lying open on a wooden table in slanting light, a folded sage napkin beside them',
        'Close-up of the brass screw where blades and bows meet',
      ],
      variants: [
        {
          slug: 'terracotta',
          name: 'Terracotta bows',
          sku: 'LK-SNIP-TER',
          price: 3400,
          weightGrams: 190,
          stock: 37,
        },
        { slug: 'ink', name: 'Ink bows', sku: 'LK-SNIP-INK', price: 3400, weightGrams: 190, stock: 28 },
      ],
    },
    {
      slug: 'herb-trough',
      name: 'Herb Trough',
      summary: 'A board-built trough for the sill, with room for three kinds of supper.',
      description:
        'Basil for the tomatoes, chives for the eggs, thyme for when you have forgotten to buy anything. The trough is built like a small crate from two boards a side, strapped at the ends with iron, and it sits on any sill deeper than a hand. A zinc liner keeps the wood dry and lifts out, so you can pot up at the sink instead of on the carpet. The timber will silver in the sun if you put it outdoors. We think it should.',
      facts: [
        ['Material', 'Oiled timber, iron straps, zinc liner'],
        ['Size', '46 cm long, 13 cm high, 15 cm deep'],
        ['Care', 'Oil it, or let it silver'],
        ['Made in', 'Viljandi, Estonia'],
      ],
      pictures: [
        'An oak trough with iron straps, planted with three herbs',
        'The Herb Trough on a window sill, a glass plant mister beside it',
        'Close-up of the trough’s corner: oak boards, an iron strap and basil',
      ],
      variants: [
        { slug: 'oak', name: 'Oak', sku: 'LK-TRGH-OAK', price: 7200, weightGrams: 2900, stock: 18 },
        { slug: 'walnut', name: 'Walnut', sku: 'LK-TRGH-WAL', price: 8400, weightGrams: 2700, stock: 7 },
      ],
    },
    {
      slug: 'plant-mister',
      name: 'Plant Mister',
      summary: 'Recycled glass, a metal pump, and a mist as fine as breath.',
      description:
        'Ferns come from places where it is always about to rain. In a heated room you have to help, and it may as well be pleasant. The pump of this mister is turned from solid metal and has a pull like a well-kept bicycle: smooth, with a small click at the end. The glass is recycled and a little uneven, and shows you when it is empty. Fill it with rainwater if you can. It also does shirts, and, in August, the back of your neck.',
      facts: [
        ['Material', 'Recycled glass, solid metal pump'],
        ['Size', '18.5 cm high, 8.8 cm across; 400 ml'],
        ['Care', 'A spoon of vinegar through the pump against lime'],
        ['Made in', 'Barcelona, Spain'],
      ],
      pictures: [
        'A glass plant mister with a brass pump, half full of water',
        'The Plant Mister on a wooden table beside a leafy plant in a terracotta pot',
        'Three Plant Misters: amber glass with black, smoke blue with steel, sea green with brass',
      ],
      variants: [
        {
          slug: 'sea-brass',
          name: 'Sea green, brass',
          sku: 'LK-MIST-SEA',
          price: 4400,
          weightGrams: 520,
          stock: 23,
        },
        {
          slug: 'amber-black',
          name: 'Amber, black',
          sku: 'LK-MIST-AMB',
          price: 4200,
          weightGrams: 520,
          stock: 16,
        },
        {
          slug: 'smoke-steel',
          name: 'Smoke blue, steel',
          sku: 'LK-MIST-SMK',
          price: 4200,
          weightGrams: 520,
          stock: 1,
        },
      ],
    },
  ],
}
