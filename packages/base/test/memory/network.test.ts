import { MemoryNetwork } from '@kavka/base/memory';
import { nodeClock } from '@kavka/base/node';
import { testNetwork } from '../network-contract.ts';

testNetwork('MemoryNetwork', () => new MemoryNetwork(nodeClock));
