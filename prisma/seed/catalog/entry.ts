import type { SeedCategory } from './types'

export const entry: SeedCategory = {
  slug: 'entry',
  name: 'Entry',
  description:
    'Somewhere to drop the keys, hang the coat and stand the wet umbrella. The first metre of home, in order.',
  products: [
    {
      slug: 'latch-hook',
      name: 'Latch Hook',
      summary: 'A cast wall hook with a round end that is kind to collars.',
      description:
        'We drew this hook around a heavy winter coat. The arm reaches far enough for two layers and turns up into a ball, so the loop stays put and the collar keeps its shape. Cast in one piece, filed by hand, then left alone: no lacquer, no coating. In brass it will darken where nobody touches it and stay bright where you do, which is how you will know whose hook is whose. Two slotted screws, a plate that hides a clumsy drill hole, and nothing else to go wrong.',
      facts: [
        ['Material', 'Solid cast metal, uncoated'],
        ['Size', '10.4 cm high, reaches 6 cm from the wall'],
        ['Holds', '12 kg in brick, 8 kg in plasterboard with the plugs included'],
        ['Care', 'Leave it to darken, or polish twice a year'],
        ['Made in', 'Porto, Portugal'],
      ],
      pictures: [
        'A brass wall hook with a rounded plate, two slotted screws and a ball at its end',
        'A long ochre coat hanging from a brass Latch Hook on a sage wall in window light, an empty hook beside it',
        'Three Latch Hooks side by side in brass, black and steel',
      ],
      variants: [
        { slug: 'brass', name: 'Brass', sku: 'LK-HOOK-BRS', price: 2400, weightGrams: 210, stock: 64 },
        {
          slug: 'black',
          name: 'Blackened iron',
          sku: 'LK-HOOK-BLK',
          price: 2200,
          weightGrams: 230,
          stock: 41,
        },
        { slug: 'steel', name: 'Brushed steel', sku: 'LK-HOOK-STL', price: 2200, weightGrams: 225, stock: 3 },
      ],
    },
    {
      slug: 'peg-rail',
      name: 'Peg Rail',
      summary: 'A straight length of oak and turned pegs, the way the Shakers hung everything.',
      description:
        'A row of pegs will do more for a hallway than a wardrobe twice its price. Coats, bags, the dog lead, a folding chair when guests have gone: it all goes up, and the floor comes back. The rail is planed from one board so the grain runs through, and each peg is turned with a slight neck that stops a strap from sliding off. It fixes with two hidden screws. Hang it at the height of the tallest coat, or low down for people who are four.',
      facts: [
        ['Material', 'Solid timber, finished with hard wax oil'],
        ['Size', '8.8 cm high; pegs stand out 6.5 cm, 12 cm apart'],
        ['Fixing', 'Two keyhole plates; screws and plugs included'],
        ['Care', 'Dust it; re-oil when it looks thirsty'],
        ['Made in', 'Småland, Sweden'],
      ],
      pictures: [
        'An oak rail with five turned wooden pegs',
        'A dusk-blue coat and a terracotta apron hanging from an oak Peg Rail on a pale wall',
        'Close-up of one turned oak peg and the grain of the rail behind it',
      ],
      variants: [
        {
          slug: 'oak-five',
          name: 'Oak, five pegs',
          sku: 'LK-RAIL-OAK-5',
          price: 6800,
          weightGrams: 1250,
          stock: 28,
        },
        {
          slug: 'oak-three',
          name: 'Oak, three pegs',
          sku: 'LK-RAIL-OAK-3',
          price: 4600,
          weightGrams: 780,
          stock: 35,
        },
        {
          slug: 'walnut-five',
          name: 'Walnut, five pegs',
          sku: 'LK-RAIL-WAL-5',
          price: 8400,
          weightGrams: 1180,
          stock: 9,
        },
      ],
      featured: true,
    },
    {
      slug: 'key-fob',
      name: 'Key Fob',
      summary: 'A leather loop long enough to find with your hand in a full bag.',
      description:
        'You know the moment: rain, shopping, one free hand, and the keys somewhere under everything. This loop is as long as a palm and stitched flat, so your fingers read it before your eyes do. The leather is tanned with bark, stiff for the first week and then yours for years. A brass cap keeps the end from curling, and the split ring is thick enough to hold six keys and thin enough to spare your nails. The key in the picture is ours. You will have to bring your own.',
      facts: [
        ['Material', 'Bark-tanned cowhide, solid brass'],
        ['Size', '12 cm long, 3.4 cm wide; ring 5 cm across'],
        ['Care', 'A little leather balm once a year'],
        ['Made in', 'Ubrique, Spain'],
      ],
      pictures: [
        'A tan leather key fob with a brass cap, a split ring and an old brass key',
        'The tan Key Fob hanging from a brass hook on a clay wall striped with window light',
        'Three Key Fobs side by side in tan, ink green and plum leather',
      ],
      variants: [
        { slug: 'tan', name: 'Tan', sku: 'LK-FOB-TAN', price: 2900, weightGrams: 60, stock: 86 },
        { slug: 'ink', name: 'Ink green', sku: 'LK-FOB-INK', price: 2900, weightGrams: 60, stock: 52 },
        { slug: 'plum', name: 'Plum', sku: 'LK-FOB-PLM', price: 2900, weightGrams: 60, stock: 2 },
      ],
      featured: true,
    },
    {
      slug: 'key-tray',
      name: 'Key Tray',
      summary: 'A shallow stoneware dish for keys, coins and the day’s receipts.',
      description:
        'Every home has a place where the pockets get emptied. Give it an edge. The Key Tray is thrown wide and low, with a wall just high enough to stop a coin rolling off and a foot that lifts it clear of the wood. Iron in the clay comes through the glaze as small dark specks, and no two trays have them in the same places. It rings when the keys land, a small clear note, and after a month or so that sound starts to mean that someone is back.',
      facts: [
        ['Material', 'Speckled stoneware, satin glaze'],
        ['Size', '19.6 cm across, 2.4 cm high'],
        ['Care', 'Dishwasher safe; cork feet included'],
        ['Made in', 'Bornholm, Denmark'],
      ],
      pictures: [
        'A wide, shallow key tray with a sage glaze',
        'Keys on a ring in a sage Key Tray on an oak shelf, a white vase of branches beside it',
        'Three Key Trays in terracotta, ink and sage, one with keys in it',
      ],
      variants: [
        { slug: 'sage', name: 'Sage', sku: 'LK-TRAY-SGE', price: 3200, weightGrams: 540, stock: 33 },
        { slug: 'ink', name: 'Ink', sku: 'LK-TRAY-INK', price: 3200, weightGrams: 540, stock: 21 },
        {
          slug: 'terracotta',
          name: 'Terracotta',
          sku: 'LK-TRAY-TER',
          price: 3200,
          weightGrams: 540,
          stock: 17,
        },
      ],
    },
    {
      slug: 'coir-doormat',
      name: 'Coir Doormat',
      summary: 'A dense coconut-fibre mat with a woven border and no greeting on it.',
      description:
        'It says nothing, and takes the mud off. Coconut fibre is coarse, springy and hard to wear out, which is why ships’ ropes were made of it; here it is brushed upright and packed close, on a backing of natural rubber that stays where you put it. The border is dyed in the yarn, so it will not scrub away. Expect a handful of loose fibres in the first week. Shake it, hit it against the step now and then, and it will see off a good many winters.',
      facts: [
        ['Material', 'Coconut fibre on natural rubber'],
        ['Size', 'Standard 70 × 43 cm; wide 100 × 55 cm; 2.2 cm thick'],
        ['Care', 'Shake out; rinse with a hose and dry in the sun'],
        ['Made in', 'Alappuzha, India'],
      ],
      pictures: [
        'A rectangular coir doormat with an ink-green border, seen from above',
        'The Coir Doormat on floorboards before an ink-green wall, with an ochre umbrella stand and a potted plant',
        'Close-up of the mat’s corner: coarse coconut fibres and the woven green border',
      ],
      variants: [
        {
          slug: 'ink',
          name: 'Ink border, 70 × 43 cm',
          sku: 'LK-MAT-INK',
          price: 3800,
          weightGrams: 2400,
          stock: 47,
        },
        {
          slug: 'terracotta',
          name: 'Terracotta border, 70 × 43 cm',
          sku: 'LK-MAT-TER',
          price: 3800,
          weightGrams: 2400,
          stock: 26,
        },
        {
          slug: 'ink-wide',
          name: 'Ink border, 100 × 55 cm',
          sku: 'LK-MAT-INK-W',
          price: 5900,
          weightGrams: 4300,
          stock: 0,
        },
      ],
    },
    {
      slug: 'umbrella-stand',
      name: 'Umbrella Stand',
      summary: 'A tall steel can with a grip, a drip tray and room for six.',
      description:
        'An umbrella is only a nuisance when it has nowhere to be wet. This can is rolled from one sheet of steel, welded down the back and powder coated, so drips can do what they like. A tray in the foot lifts out to be emptied, and the slot near the rim is a handle: carry it to the door in autumn, to the garden in spring with the canes in. Weighted low, it stays upright when somebody’s walking stick is thrown in from a distance.',
      facts: [
        ['Material', 'Powder-coated steel, removable drip tray'],
        ['Size', '52 cm high, 22.4 cm across'],
        ['Care', 'Wipe with a damp cloth'],
        ['Made in', 'Skive, Denmark'],
      ],
      pictures: [
        'A tall ink-green umbrella stand holding an ochre and a terracotta umbrella',
        'The ink Umbrella Stand on a wooden floor beside an oak bench with shoes beneath it',
        'Three Umbrella Stands in paper white, ink green and ochre',
      ],
      variants: [
        { slug: 'ink', name: 'Ink green', sku: 'LK-UMBR-INK', price: 8900, weightGrams: 3100, stock: 14 },
        { slug: 'ochre', name: 'Ochre', sku: 'LK-UMBR-OCH', price: 8900, weightGrams: 3100, stock: 8 },
        { slug: 'paper', name: 'Paper white', sku: 'LK-UMBR-PAP', price: 8900, weightGrams: 3100, stock: 11 },
      ],
    },
    {
      slug: 'shoe-bench',
      name: 'Shoe Bench',
      summary: 'A hall bench at lacing height, with a slatted shelf for four pairs.',
      description:
        'Sitting down to take your shoes off is a small way of saying the day is done. The bench is forty-four centimetres high, which is where most knees are comfortable, and the edge is rounded so it does not catch the backs of them. Below, three slats let wet soles dry from both sides. The joints are pegged, not bolted; it arrives in one piece and leaves the same way, to the next hallway. Two people can sit on it. Three will, at parties.',
      facts: [
        ['Material', 'Solid timber, pegged joints, soap finish'],
        ['Size', '44 cm high, 36 cm deep; 90 or 120 cm long'],
        ['Carries', '220 kg'],
        ['Care', 'Wash with soap flakes; sand out what will not wash'],
        ['Made in', 'Viljandi, Estonia'],
      ],
      pictures: [
        'An oak hall bench with a slatted shelf below the seat',
        'The oak Shoe Bench in a sage hallway with a terracotta cushion on it and two shoes on its shelf',
        'Close-up of the bench’s corner: the grain of the seat and the legs beneath it',
      ],
      variants: [
        {
          slug: 'oak-90',
          name: 'Oak, 90 cm',
          sku: 'LK-BENCH-OAK-90',
          price: 28900,
          weightGrams: 11800,
          stock: 12,
        },
        {
          slug: 'oak-120',
          name: 'Oak, 120 cm',
          sku: 'LK-BENCH-OAK-120',
          price: 34900,
          weightGrams: 14900,
          stock: 6,
        },
        {
          slug: 'walnut-90',
          name: 'Walnut, 90 cm',
          sku: 'LK-BENCH-WAL-90',
          price: 36900,
          weightGrams: 11200,
          stock: 4,
        },
      ],
    },
    {
      slug: 'hall-mirror',
      name: 'Hall Mirror',
      summary: 'A round mirror on a leather strap, for one last look at the door.',
      description:
        'It is for the glance, not the stare: hair, collar, teeth, go. A band of bent timber holds the glass, lapped and glued so the join becomes part of the pattern, and a leather strap carries the lot from one brass peg. That makes it easy to hang straight and easy to move when the light changes with the season. Opposite a window it does a second job and gives a narrow hall another one. The glass is low in iron, so you look like yourself and not like a swimming pool.',
      facts: [
        ['Material', 'Bent timber, low-iron glass, leather, brass'],
        ['Size', '52 cm across; 78 cm with its strap'],
        ['Fixing', 'One brass peg, included'],
        ['Care', 'A dry cloth for the frame, vinegar for the glass'],
        ['Made in', 'Lahti, Finland'],
      ],
      pictures: [
        'A round mirror in an oak frame, hung from a leather strap on a brass peg',
        'The oak Hall Mirror above a shelf with a white lamp and a key tray on a blush wall',
        'Three Hall Mirrors with walnut, oak and blackened ash frames',
      ],
      variants: [
        { slug: 'oak', name: 'Oak', sku: 'LK-MIRR-OAK', price: 16900, weightGrams: 4200, stock: 15 },
        { slug: 'walnut', name: 'Walnut', sku: 'LK-MIRR-WAL', price: 18900, weightGrams: 4200, stock: 7 },
        {
          slug: 'ash',
          name: 'Blackened ash',
          sku: 'LK-MIRR-ASH',
          price: 17900,
          weightGrams: 4300,
          stock: 10,
        },
      ],
    },
  ],
}
