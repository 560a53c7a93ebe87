import { ApiKey } from '@kavka/protocol';
import {
  decodeRemoveRaftVoterRequest,
  encodeRemoveRaftVoterResponse,
  type RemoveRaftVoterRequest,
  type RemoveRaftVoterResponse,
} from '@kavka/protocol/messages/81-remove-raft-voter';
import { refusalToRemove } from '@kavka/quorum';
import { defineHandler } from '../dispatch/handler.ts';
import { atLeader } from '../metadata/voter-requests.ts';

export const removeRaftVoter = defineHandler<RemoveRaftVoterRequest, RemoveRaftVoterResponse>({
  apiKey: ApiKey.RemoveRaftVoter,
  decode: decodeRemoveRaftVoterRequest,
  encode: encodeRemoveRaftVoterResponse,
  handle({ clusterId, voterId, voterDirectoryId }, { broker }) {
    const voter = { id: voterId, directoryId: voterDirectoryId };
    return atLeader(broker, clusterId, (now) => refusalToRemove(now, voter));
  },
});
