import sharp from 'sharp'
import { hero } from './hero'
import { icon } from './mark'
import { cardText } from './cards'
await sharp(Buffer.from(hero())).resize(1600).png().toFile('/tmp/hero.png')
const ic = await sharp(Buffer.from(icon(22)),{density:300}).resize(300).png().toBuffer()
const ic2 = await sharp(Buffer.from(icon(22)),{density:300}).resize(32).png().toBuffer()
const c = await sharp(Buffer.from(cardText('Carafe and Tumbler','Table'))).png().toBuffer()
const c2 = await sharp(Buffer.from(cardText('Peg Rail','Entry'))).png().toBuffer()
await sharp({create:{width:1600,height:640,channels:3,background:'#fff'}}).composite([{input:ic,left:10,top:10},{input:ic2,left:10,top:400},{input:c,left:340,top:0},{input:c2,left:950,top:0}]).png().toFile('/tmp/c.png')
