import type { SeedCategory } from './types'

export const textiles: SeedCategory = {
  slug: 'textiles',
  name: 'Textiles',
  description:
    'Wool, linen and cotton in plain weaves and quiet colours. Better after fifty washes than after one.',
  products: [
    {
      slug: 'wool-blanket',
      name: 'Wool Blanket',
      summary: 'A dense twill throw from a mill that still has its own river.',
      description:
        'It weighs as much as a sleeping cat and does a similar job. The wool is spun thick, woven in a twill that shows as a fine slant, then washed and brushed until the weave closes and the wind stays out. Two pale bands mark one end, so you always know which side goes to your feet. The fringe is knotted by a woman called Ríona and two of her cousins. Use it on the sofa, on the grass, around a child who has been in the sea.',
      facts: [
        ['Material', 'Pure new wool, undyed fringe'],
        ['Size', '130 × 190 cm'],
        ['Care', 'Air it; wool wash at 30 °C once a year'],
        ['Made in', 'Donegal, Ireland'],
      ],
      pictures: [
        'A folded plum wool blanket with two cream stripes and a fringe',
        'The plum Wool Blanket folded on an oak bench next to an ochre cushion, sunlight on the floor',
        'Three Wool Blankets in a pile: sage, ochre and plum',
      ],
      variants: [
        { slug: 'plum', name: 'Plum', sku: 'LK-BLNK-PLM', price: 13900, weightGrams: 1450, stock: 22 },
        { slug: 'ochre', name: 'Ochre', sku: 'LK-BLNK-OCH', price: 13900, weightGrams: 1450, stock: 18 },
        { slug: 'sage', name: 'Sage', sku: 'LK-BLNK-SGE', price: 13900, weightGrams: 1450, stock: 4 },
      ],
      featured: true,
    },
    {
      slug: 'linen-cushion',
      name: 'Linen Cushion',
      summary: 'A heavy linen cover, piped at the edge, on a feather inner that can be punched.',
      description:
        'A cushion is furniture for the small of the back. This one has a cover of heavy linen with a seam that is piped, because a piped edge keeps its shape when the middle has given in. Inside is a pad of feathers, a size larger than the cover, so it fills its corners and can be punched into whatever you need: armrest, footrest, a roof for a very small house. The zip is hidden at the foot. Linen creases; we have decided to call that drawing.',
      facts: [
        ['Material', 'Heavy linen, feather inner'],
        ['Size', '44 × 44 cm or 60 × 60 cm'],
        ['Care', 'Cover at 40 °C; pull into shape, dry flat'],
        ['Made in', 'Kaunas, Lithuania'],
      ],
      pictures: [
        'A plump ochre linen cushion with a piped edge',
        'An ochre and a dusk-blue Linen Cushion on a walnut bench, a plant beside it',
        'Close-up of the cushion’s corner: the weave of the linen and the piped seam',
      ],
      variants: [
        {
          slug: 'ochre-44',
          name: 'Ochre, 44 cm',
          sku: 'LK-CUSH-OCH-44',
          price: 4900,
          weightGrams: 720,
          stock: 40,
        },
        {
          slug: 'dusk-44',
          name: 'Dusk, 44 cm',
          sku: 'LK-CUSH-DSK-44',
          price: 4900,
          weightGrams: 720,
          stock: 31,
        },
        {
          slug: 'terracotta-44',
          name: 'Terracotta, 44 cm',
          sku: 'LK-CUSH-TER-44',
          price: 4900,
          weightGrams: 720,
          stock: 13,
        },
        {
          slug: 'ochre-60',
          name: 'Ochre, 60 cm',
          sku: 'LK-CUSH-OCH-60',
          price: 6900,
          weightGrams: 1250,
          stock: 9,
        },
      ],
    },
    {
      slug: 'tea-towel',
      name: 'Tea Towel',
      summary: 'Linen with two stripes at the hem, cut larger than most.',
      description:
        'Linen dries glasses and leaves nothing behind, and it has been the right answer for so long that there is little to add. We made it larger than usual, because a pan lid needs two hands’ worth of cloth, and put the loop on the long side, so it hangs wide and dries before the next meal. The stripes are woven in, not printed. New, it is crisp as paper; after ten washes it turns soft and starts to drink. Give it that long.',
      facts: [
        ['Material', 'Pure linen, 220 g/m²'],
        ['Size', '50 × 75 cm'],
        ['Care', 'Wash at 60 °C, line dry; iron only for visitors'],
        ['Made in', 'Kaunas, Lithuania'],
      ],
      pictures: [
        'A natural linen tea towel with two terracotta stripes, folded over a wooden bar',
        'Two Tea Towels with ink and terracotta stripes on a sage wall with wooden panelling',
        'Two Tea Towels, one above the other, with dusk and terracotta stripes',
      ],
      variants: [
        {
          slug: 'terracotta',
          name: 'Terracotta stripe',
          sku: 'LK-TEAT-TER',
          price: 1600,
          weightGrams: 95,
          stock: 110,
        },
        { slug: 'dusk', name: 'Dusk stripe', sku: 'LK-TEAT-DSK', price: 1600, weightGrams: 95, stock: 87 },
        { slug: 'ink', name: 'Ink stripe', sku: 'LK-TEAT-INK', price: 1600, weightGrams: 95, stock: 64 },
      ],
    },
    {
      slug: 'waffle-towel',
      name: 'Waffle Towel',
      summary: 'Deep waffle cotton that dries you quickly and itself even faster.',
      description:
        'Terry is thick and takes a day to dry. Waffle has hollows instead of loops: they open when they get wet, hold a surprising amount of water, and let it go again overnight, even in a bathroom without a window. It feels brisk the first time and gentle from the third wash on, when the squares draw together and the towel shrinks by the width of a hand. We have allowed for that. There is a loop at each end, for people who never find the one.',
      facts: [
        ['Material', 'Cotton and linen, 320 g/m²'],
        ['Size', 'Hand 50 × 80 cm, bath 90 × 150 cm, after washing'],
        ['Care', 'Wash at 60 °C; no softener, it closes the weave'],
        ['Made in', 'Guimarães, Portugal'],
      ],
      pictures: [
        'Folded waffle towels in dusk blue, sage and white in a pile',
        'A sage Waffle Towel hanging over a brass bar above a panelled wall',
        'Close-up of the square hollows of the waffle weave in three colours',
      ],
      variants: [
        {
          slug: 'sage-bath',
          name: 'Sage, bath',
          sku: 'LK-WAFL-SGE-B',
          price: 4200,
          weightGrams: 480,
          stock: 33,
        },
        {
          slug: 'paper-bath',
          name: 'Paper, bath',
          sku: 'LK-WAFL-PAP-B',
          price: 4200,
          weightGrams: 480,
          stock: 52,
        },
        {
          slug: 'dusk-bath',
          name: 'Dusk, bath',
          sku: 'LK-WAFL-DSK-B',
          price: 4200,
          weightGrams: 480,
          stock: 27,
        },
        {
          slug: 'sage-hand',
          name: 'Sage, hand',
          sku: 'LK-WAFL-SGE-H',
          price: 2200,
          weightGrams: 150,
          stock: 61,
        },
      ],
    },
    {
      slug: 'flatweave-rug',
      name: 'Flatweave Rug',
      summary: 'Hand-woven wool with nine diamonds, thin enough for a door to pass over.',
      description:
        'A flatweave has no pile, so it has no wrong side: when one face has had its summers, turn it over. It is woven on an upright loom from wool in its own cream colour, with diamonds and bands in madder red that will mellow but not run. Thin enough to slide under a door, heavy enough to lie flat, and forgiving of boots. The weaver counts every thread of the diamonds by eye. If one of yours has a point more than the others, she was talking.',
      facts: [
        ['Material', 'Wool on a cotton warp'],
        ['Size', '80 × 120 cm or 80 × 240 cm; 4 mm thick'],
        ['Care', 'Shake, beat, turn over; felt underlay advised'],
        ['Made in', 'Boujad, Morocco'],
      ],
      pictures: [
        'A cream flatweave rug with nine terracotta diamonds, bands and a fringe, seen from above',
        'The Flatweave Rug before an oak bench in a blue hallway with a round mirror and a potted plant',
        'Close-up of the rug’s bands, ribbed weave and fringe',
      ],
      variants: [
        { slug: 'short', name: '80 × 120 cm', sku: 'LK-RUG-120', price: 18900, weightGrams: 1900, stock: 10 },
        {
          slug: 'runner',
          name: 'Runner, 80 × 240 cm',
          sku: 'LK-RUG-240',
          price: 32900,
          weightGrams: 3800,
          stock: 5,
        },
      ],
    },
    {
      slug: 'work-apron',
      name: 'Work Apron',
      summary: 'Stout cotton drill with a leather neck strap and a divided pocket.',
      description:
        'An apron is what you put on to stop being at work and start making something. The drill is the cloth of old French workshops, tight enough to shrug off splashes, and it fades along its creases the way good trousers do. The strap is leather and slides through two brass studs, so one apron fits the whole household. The pocket is divided: towel on the left, everything else on the right. The ties reach round to the front, where you can actually see the bow.',
      facts: [
        ['Material', 'Cotton drill, leather, brass'],
        ['Size', '85 cm long, 82 cm wide; one size'],
        ['Care', 'Unhook the strap, wash at 40 °C'],
        ['Made in', 'Roanne, France'],
      ],
      pictures: [
        'An ink-green apron with a leather neck strap and a divided pocket, hanging from a peg',
        'The ink Work Apron on a blush wall beside a striped tea towel on a bar',
        'Three Work Aprons in terracotta, ochre and ink',
      ],
      variants: [
        { slug: 'ink', name: 'Ink', sku: 'LK-APRN-INK', price: 6400, weightGrams: 460, stock: 29 },
        {
          slug: 'terracotta',
          name: 'Terracotta',
          sku: 'LK-APRN-TER',
          price: 6400,
          weightGrams: 460,
          stock: 16,
        },
        { slug: 'ochre', name: 'Ochre', sku: 'LK-APRN-OCH', price: 6400, weightGrams: 460, stock: 12 },
      ],
    },
    {
      slug: 'linen-napkins',
      name: 'Linen Napkins',
      summary: 'Four soft napkins in four colours that have agreed to get along.',
      description:
        'A cloth napkin turns leftovers into supper, and it takes no more washing than you are doing anyway. These come as a set of four, each in its own colour, so everyone keeps theirs through the week and nobody needs a ring with a name on it. The linen is washed before it is cut, so it arrives soft and does not shrink. Corners are mitred, hems are stitched by machine and finished by hand. Ironing is optional; we fold them warm and sit on them.',
      facts: [
        ['Material', 'Washed linen, 185 g/m²'],
        ['Size', '42 × 42 cm; set of four'],
        ['Care', 'Wash at 60 °C with everything else'],
        ['Made in', 'Kaunas, Lithuania'],
      ],
      pictures: [
        'Four folded linen napkins in dusk, clay, paper and sage, fanned out',
        'A terracotta napkin beside a white plate on a wooden table',
        'Close-up of a sage napkin: its weave, pressed folds and stitched hem',
      ],
      variants: [
        {
          slug: 'mixed',
          name: 'Mixed, set of four',
          sku: 'LK-NAPK-MIX',
          price: 3800,
          weightGrams: 220,
          stock: 45,
        },
        {
          slug: 'terracotta',
          name: 'Terracotta, set of four',
          sku: 'LK-NAPK-TER',
          price: 3800,
          weightGrams: 220,
          stock: 24,
        },
      ],
    },
  ],
}
