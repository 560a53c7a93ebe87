import {
  clientMetricsConfig,
  type DescribedConfig,
  describeBroker,
  describeBrokerDefaults,
  describeBrokerLoggers,
  describeClientMetrics,
  describeGroup,
  describeTopic,
  groupConfig,
  topicConfig,
} from '@kavka/config';
import { ConfigResourceType, type MetadataImage } from '@kavka/metadata';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  DescribeConfigsRequest,
  DescribeConfigsRequestDescribeConfigsResource,
  DescribeConfigsResponseDescribeConfigsResourceResult,
  DescribeConfigsResponseDescribeConfigsResult,
} from '@kavka/protocol/messages/32-describe-configs';
import { isValidTopicName } from '../topic/topic-creation.ts';
import type { NodeConfig } from './node-config.ts';

const { TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP } = ConfigResourceType;
const LOGGER_LEVELS = new Map([['root', 'INFO']]);

const DESCRIBED_TYPES: readonly number[] = [TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP];

type Resource = DescribeConfigsRequestDescribeConfigsResource;
type Answer = Init<DescribeConfigsResponseDescribeConfigsResult>;

/** A resource that cannot be described. */
interface Refusal {
  readonly errorCode: number;
  readonly message: string;
}

/** Configurations as DescribeConfigs shows them. */
export class ConfigView {
  readonly #image: MetadataImage;
  readonly #node: NodeConfig;

  constructor(image: MetadataImage, node: NodeConfig) {
    this.#image = image;
    this.#node = node;
  }

  /** As in Kafka, one resource of a kind that has no configs spoils the request. */
  describeAll(request: DescribeConfigsRequest): Answer[] {
    const odd = request.resources.find(({ resourceType }) => !DESCRIBED_TYPES.includes(resourceType));
    if (odd === undefined) return request.resources.map((resource) => this.#describe(resource, request));
    const refusal = invalidRequest(`resources of type ${odd.resourceType} have no configs`);
    return request.resources.map((resource) => refused(resource, refusal));
  }

  #describe(resource: Resource, request: DescribeConfigsRequest): Answer {
    const { resourceType, resourceName } = resource;
    const found = this.#find(resource);
    if (!Array.isArray(found)) return refused(resource, found as Refusal);
    const configs = found.map((config) => toWire(config, request));
    return { resourceType, resourceName, errorCode: 0, errorMessage: null, configs };
  }

  #find({ resourceType, resourceName, configurationKeys }: Resource): readonly DescribedConfig[] | Refusal {
    switch (resourceType) {
      case TOPIC:
        return this.#topic(resourceName, configurationKeys);
      case BROKER:
        if (resourceName === '') return describeBrokerDefaults(this.#node.current, configurationKeys);
        return this.#brokerRefusal(resourceName) ?? describeBroker(this.#node.current, configurationKeys);
      case BROKER_LOGGER:
        return this.#brokerRefusal(resourceName) ?? describeBrokerLoggers(LOGGER_LEVELS, configurationKeys);
      case CLIENT_METRICS: {
        if (resourceName === '')
          return invalidRequest('the name of a client metrics subscription must not be empty');
        const overrides = this.#image.configs.of(CLIENT_METRICS, resourceName);
        return describeClientMetrics(clientMetricsConfig(overrides), configurationKeys);
      }
      case GROUP: {
        if (resourceName === '') return invalidRequest('the name of a group must not be empty');
        const overrides = this.#image.configs.of(GROUP, resourceName);
        return describeGroup(
          groupConfig(overrides, this.#node.current),
          this.#node.current,
          configurationKeys,
        );
      }
      default:
        return invalidRequest(`resources of type ${resourceType} have no configs`);
    }
  }

  #topic(name: string, keys: readonly string[] | null): readonly DescribedConfig[] | Refusal {
    if (!isValidTopicName(name)) {
      return { errorCode: ErrorCode.INVALID_TOPIC_EXCEPTION, message: `"${name}" is not a name for a topic` };
    }
    if (this.#image.topics.byName(name) === undefined) {
      return { errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, message: `there is no topic "${name}"` };
    }
    const topic = topicConfig(this.#image.configs.of(TOPIC, name), this.#node.current);
    return describeTopic(topic, this.#node.current, keys);
  }

  #brokerRefusal(name: string): Refusal | undefined {
    const own = String(this.#node.current.nodeId);
    return name === own ? undefined : invalidRequest(`this is broker ${own}, not "${name}"`);
  }
}

function refused({ resourceType, resourceName }: Resource, { errorCode, message }: Refusal): Answer {
  return { resourceType, resourceName, errorCode, errorMessage: message, configs: [] };
}

function invalidRequest(message: string): Refusal {
  return { errorCode: ErrorCode.INVALID_REQUEST, message };
}

function toWire(
  config: DescribedConfig,
  request: DescribeConfigsRequest,
): Init<DescribeConfigsResponseDescribeConfigsResourceResult> {
  return {
    name: config.name,
    value: config.value,
    readOnly: config.readOnly,
    configSource: config.source,
    isSensitive: config.sensitive,
    synonyms: request.includeSynonyms ? config.synonyms : [],
    configType: config.type,
    documentation: request.includeDocumentation ? config.documentation : null,
  };
}
