import { expose } from 'comlink'
import { createEncodeWorker } from './encode-worker'

expose(createEncodeWorker())
