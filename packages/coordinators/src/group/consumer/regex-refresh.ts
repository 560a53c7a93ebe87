import { ErrorCode } from '@kavka/protocol';
import {
  CONSUMER_EPOCH,
  CONSUMER_REGULAR_EXPRESSION,
  type ConsumerGroupRecord,
} from '../../records/consumer-group-records.ts';
import { nothing, type Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { SubscriptionCounts } from '../modern/subscription-counts.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import { type ConsumerMember, regexOf } from './consumer-member.ts';
import type { Counts } from './counts.ts';
import { resolveRegexes } from './resolve-regexes.ts';
import type { ResolvedRegex } from './resolved-regex.ts';
import { sameNames } from './same-member.ts';
import { METADATA_REFRESH_MS } from './subscription-change.ts';
import { TopicPattern, TopicPatternError } from './topic-pattern.ts';

/** Regular expressions of a group are not looked up more often. */
const MIN_INTERVAL_MS = 10_000n;

/** What became of a member's regular expression: nothing; another one, known or to be looked up. */
export type RegexChange = 'none' | 'unresolved' | 'resolved';

export interface RegexUpdate {
  readonly change: RegexChange;
  readonly records: readonly ConsumerGroupRecord[];
}

/** Keeps what regular expressions stand for: they are looked up beside the requests, and their topics are written when they are known. */
export class RegexRefresh {
  readonly #context: ModernContext;
  readonly #underWay = new Set<string>();
  /** The version of the metadata that had new topics last; undefined before anything has changed. */
  #newTopicsVersion: bigint | undefined;

  constructor(context: ModernContext) {
    this.#context = context;
  }

  topicsCreated(): void {
    this.#newTopicsVersion = BigInt(this.#context.metadata.version);
  }

  update(group: ConsumerGroup, previous: ConsumerMember, next: ConsumerMember): RegexUpdate | Refusal {
    const update = this.#change(group, previous, next);
    if (!('change' in update)) return update;
    const regex = regexOf(next);
    const isNew = update.change === 'unresolved' && regex !== undefined && group.regexes.of(regex) === 0;
    if (isNew || group.regexes.size > 0) this.#refreshIfDue(group, group.regexesWith(previous, next), isNew);
    return update;
  }

  #change(group: ConsumerGroup, previous: ConsumerMember, next: ConsumerMember): RegexUpdate | Refusal {
    if (previous.subscribedTopicRegex === next.subscribedTopicRegex) return { change: 'none', records: [] };
    const before = regexOf(previous);
    const after = regexOf(next);
    const { groupId } = group;
    const records =
      before !== undefined && group.regexes.of(before) === 1
        ? [CONSUMER_REGULAR_EXPRESSION.tombstone({ groupId, regularExpression: before })]
        : [];
    if (after === undefined) return { change: before === undefined ? 'unresolved' : 'resolved', records };
    if (group.regexes.of(after) === 0) return invalidRegex(after) ?? { change: 'unresolved', records };
    return { change: group.resolvedRegexes.has(after) ? 'resolved' : 'unresolved', records };
  }

  #refreshIfDue(group: ConsumerGroup, regexes: Counts, isSomeNew: boolean): void {
    const { clock, config } = this.#context;
    if (this.#underWay.has(group.groupId) || regexes.size === 0) return;
    const now = BigInt(clock.now());
    const [last] = group.resolvedRegexes.values();
    if (last !== undefined && now <= last.timestampMs + MIN_INTERVAL_MS) return;
    const isDue =
      isSomeNew ||
      last === undefined ||
      regexes.size !== group.resolvedRegexes.size ||
      last.version < (this.#newTopicsVersion ?? -1n) ||
      now > last.timestampMs + BigInt(config.consumerRegexRefreshIntervalMs);
    if (isDue) this.#refresh(group.groupId, [...regexes.names()]);
  }

  #refresh(groupId: string, regexes: readonly string[]): void {
    this.#underWay.add(groupId);
    resolveRegexes(regexes, this.#context, (resolved) => {
      this.#underWay.delete(groupId);
      this.#context.run(() => this.#resolved(groupId, resolved));
    });
  }

  #resolved(groupId: string, resolved: ReadonlyMap<string, ResolvedRegex>): Outcome<ConsumerGroupRecord> {
    const { groups, topicHashes, clock } = this.#context;
    const group = groups.consumer(groupId);
    if (group === undefined) return nothing();
    const records: ConsumerGroupRecord[] = [];
    const subscriptions = new SubscriptionCounts(group.subscriptions);
    let hasChanged = false;
    for (const [regularExpression, { topics, version, timestampMs }] of resolved) {
      if (group.regexes.of(regularExpression) === 0) continue;
      const before = group.resolvedRegexes.get(regularExpression)?.topics ?? new Set<string>();
      if (!sameNames(before, topics)) {
        hasChanged = true;
        subscriptions.countRegexes(before, -1);
        subscriptions.countRegexes(topics, 1);
      }
      const value = { topics: [...topics].sort(), version, timestamp: timestampMs };
      records.push(CONSUMER_REGULAR_EXPRESSION.record({ groupId, regularExpression }, value));
    }
    const metadataHash = topicHashes.ofTopics(subscriptions.topics());
    if (hasChanged || metadataHash !== group.metadataHash) {
      const epoch = group.groupEpoch + 1;
      records.push(CONSUMER_EPOCH.record({ groupId }, { epoch, metadataHash }));
      group.setMetadataRefresh(clock.now() + METADATA_REFRESH_MS, epoch);
    }
    return { records };
  }
}

function invalidRegex(regex: string): Refusal | undefined {
  try {
    new TopicPattern(regex);
    return undefined;
  } catch (error) {
    if (!(error instanceof TopicPatternError)) throw error;
    return new Refusal(
      ErrorCode.INVALID_REGULAR_EXPRESSION,
      `SubscribedTopicRegex \`${regex}\` is not a valid regular expression: ${error.description}.`,
    );
  }
}
