import { ApiKey } from '@kavka/protocol';
import {
  type AddRaftVoterRequest,
  type AddRaftVoterResponse,
  decodeAddRaftVoterRequest,
  encodeAddRaftVoterResponse,
} from '@kavka/protocol/messages/80-add-raft-voter';
import { refusalToAdd } from '@kavka/quorum';
import { defineHandler } from '../dispatch/handler.ts';
import { atLeader } from '../metadata/voter-requests.ts';

export const addRaftVoter = defineHandler<AddRaftVoterRequest, AddRaftVoterResponse>({
  apiKey: ApiKey.AddRaftVoter,
  missing: 'adds none: a quorum has one voter so far',
  decode: decodeAddRaftVoterRequest,
  encode: encodeAddRaftVoterResponse,
  handle({ clusterId, voterId, voterDirectoryId, listeners }, { broker }) {
    const voter = { id: voterId, directoryId: voterDirectoryId };
    return atLeader(broker, clusterId, (now) => refusalToAdd(now, voter, listeners));
  },
});
