import { ApiKey } from '@kavka/protocol';
import { decodeFetchResponse, encodeFetchRequest } from '@kavka/protocol/messages/01-fetch';
import {
  decodeListOffsetsResponse,
  encodeListOffsetsRequest,
} from '@kavka/protocol/messages/02-list-offsets';
import {
  decodeOffsetCommitResponse,
  encodeOffsetCommitRequest,
} from '@kavka/protocol/messages/08-offset-commit';
import {
  decodeOffsetFetchResponse,
  encodeOffsetFetchRequest,
} from '@kavka/protocol/messages/09-offset-fetch';
import { decodeJoinGroupResponse, encodeJoinGroupRequest } from '@kavka/protocol/messages/11-join-group';
import { decodeHeartbeatResponse, encodeHeartbeatRequest } from '@kavka/protocol/messages/12-heartbeat';
import { decodeLeaveGroupResponse, encodeLeaveGroupRequest } from '@kavka/protocol/messages/13-leave-group';
import { decodeSyncGroupResponse, encodeSyncGroupRequest } from '@kavka/protocol/messages/14-sync-group';
import {
  decodeOffsetForLeaderEpochResponse,
  encodeOffsetForLeaderEpochRequest,
} from '@kavka/protocol/messages/23-offset-for-leader-epoch';
import {
  decodeConsumerGroupHeartbeatResponse,
  encodeConsumerGroupHeartbeatRequest,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import { api } from '../connection/index.ts';

/** The last version that names topics; from the next one on they have ids only. */
const LAST_WITH_NAMES = 9;

export const FETCH = api(ApiKey.Fetch, encodeFetchRequest, decodeFetchResponse);
/** From here on a fetch names topics by id. */
export const FETCH_IDS_FROM = 13;
export const LIST_OFFSETS = api(ApiKey.ListOffsets, encodeListOffsetsRequest, decodeListOffsetsResponse);
export const OFFSET_COMMIT = api(ApiKey.OffsetCommit, encodeOffsetCommitRequest, decodeOffsetCommitResponse, {
  highest: LAST_WITH_NAMES,
});
/** Topics by their ids: what was committed for a topic is not taken for a later one of the same name. */
export const OFFSET_COMMIT_BY_ID = api(
  ApiKey.OffsetCommit,
  encodeOffsetCommitRequest,
  decodeOffsetCommitResponse,
  { lowest: LAST_WITH_NAMES + 1 },
);
export const OFFSET_FETCH_BY_ID = api(
  ApiKey.OffsetFetch,
  encodeOffsetFetchRequest,
  decodeOffsetFetchResponse,
  {
    lowest: LAST_WITH_NAMES + 1,
  },
);
export const OFFSET_FETCH = api(ApiKey.OffsetFetch, encodeOffsetFetchRequest, decodeOffsetFetchResponse, {
  lowest: 8,
  highest: LAST_WITH_NAMES,
});
export const JOIN_GROUP = api(ApiKey.JoinGroup, encodeJoinGroupRequest, decodeJoinGroupResponse);
export const SYNC_GROUP = api(ApiKey.SyncGroup, encodeSyncGroupRequest, decodeSyncGroupResponse);
export const HEARTBEAT = api(ApiKey.Heartbeat, encodeHeartbeatRequest, decodeHeartbeatResponse);
export const LEAVE_GROUP = api(ApiKey.LeaveGroup, encodeLeaveGroupRequest, decodeLeaveGroupResponse, {
  lowest: 3,
});
export const OFFSET_FOR_LEADER_EPOCH = api(
  ApiKey.OffsetForLeaderEpoch,
  encodeOffsetForLeaderEpochRequest,
  decodeOffsetForLeaderEpochResponse,
);
export const CONSUMER_GROUP_HEARTBEAT = api(
  ApiKey.ConsumerGroupHeartbeat,
  encodeConsumerGroupHeartbeatRequest,
  decodeConsumerGroupHeartbeatResponse,
  { lowest: 1 },
);
