import { ApiKey } from '@kavka/protocol';
import { decodeProduceResponse, encodeProduceRequest } from '@kavka/protocol/messages/00-produce';
import { decodeMetadataResponse, encodeMetadataRequest } from '@kavka/protocol/messages/03-metadata';
import {
  decodeFindCoordinatorResponse,
  encodeFindCoordinatorRequest,
} from '@kavka/protocol/messages/10-find-coordinator';
import {
  decodeApiVersionsResponse,
  encodeApiVersionsRequest,
} from '@kavka/protocol/messages/18-api-versions';
import {
  decodeInitProducerIdResponse,
  encodeInitProducerIdRequest,
} from '@kavka/protocol/messages/22-init-producer-id';
import { api } from './api.ts';

/** The APIs that the core and the producer speak; consumer and admin have theirs beside them. */
export const PRODUCE = api(ApiKey.Produce, encodeProduceRequest, decodeProduceResponse);
/** From version 4 on a request can say that it must not create topics. */
export const METADATA = api(ApiKey.Metadata, encodeMetadataRequest, decodeMetadataResponse, { lowest: 4 });
export const FIND_COORDINATOR = api(
  ApiKey.FindCoordinator,
  encodeFindCoordinatorRequest,
  decodeFindCoordinatorResponse,
);
export const API_VERSIONS = api(ApiKey.ApiVersions, encodeApiVersionsRequest, decodeApiVersionsResponse);
export const INIT_PRODUCER_ID = api(
  ApiKey.InitProducerId,
  encodeInitProducerIdRequest,
  decodeInitProducerIdResponse,
);
