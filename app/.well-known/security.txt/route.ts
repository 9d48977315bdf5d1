import { securityText } from '@/lib/shop/known-files'
import { knownFile } from '../known-file'

export const GET = knownFile('text/plain; charset=utf-8', securityText)
