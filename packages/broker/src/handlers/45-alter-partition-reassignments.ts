import { ApiKey } from '@kavka/protocol';
import {
  type AlterPartitionReassignmentsRequest,
  type AlterPartitionReassignmentsResponse,
  decodeAlterPartitionReassignmentsRequest,
  encodeAlterPartitionReassignmentsResponse,
} from '@kavka/protocol/messages/45-alter-partition-reassignments';
import { defineHandler } from '../dispatch/handler.ts';

export const alterPartitionReassignments = defineHandler<
  AlterPartitionReassignmentsRequest,
  AlterPartitionReassignmentsResponse
>({
  apiKey: ApiKey.AlterPartitionReassignments,
  decode: decodeAlterPartitionReassignmentsRequest,
  encode: encodeAlterPartitionReassignmentsResponse,
  handle: (request, context) => context.broker.controller.alterPartitionReassignments(request),
});
