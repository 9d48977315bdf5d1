import { relatedOrigins } from '@/lib/shop/known-files'
import { knownFile } from '../known-file'

export const GET = knownFile('application/json', relatedOrigins)
