import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** "Inspector ADDRESS": all that a cluster serves, as JSON in an order of its own that does not change. */
public final class Inspector {
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> uncommitted;
    private final KafkaConsumer<byte[], byte[]> committed;
    private final Map<String, Object> found = new TreeMap<>();

    private Inspector(String address) {
        admin = Admin.create(Map.of("bootstrap.servers", address));
        uncommitted = consumer(address, "read_uncommitted");
        committed = consumer(address, "read_committed");
    }

    public static void main(String[] args) throws Exception {
        var inspector = new Inspector(args[0]);
        inspector.inspect();
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        System.out.println(mapper.writeValueAsString(inspector.found));
        System.exit(0);
    }

    private void inspect() throws Exception {
        found.put("cluster id", admin.describeCluster().clusterId().get());
        var names = admin.listTopics().names().get();
        var topics = new TreeMap<>(admin.describeTopics(names).allTopicNames().get());
        for (TopicDescription topic : topics.values()) inspectTopic(topic);
        found.put("topic configs", configs(ConfigResource.Type.TOPIC, names, ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG));
        found.put("broker configs", configs(ConfigResource.Type.BROKER, List.of(""), ConfigEntry.ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG));
        found.put("groups", groups());
        found.put("group configs", configs(ConfigResource.Type.GROUP, List.of(ShareReader.GROUP), ConfigEntry.ConfigSource.DYNAMIC_GROUP_CONFIG));
        found.put("transactions", transactions());
        var quotas = new TreeMap<String, Object>();
        admin.describeClientQuotas(ClientQuotaFilter.all()).entities().get().forEach((entity, values) -> quotas.put("" + entity.entries(), values));
        found.put("quotas", quotas);
        found.put("users", "" + new TreeMap<>(admin.describeUserScramCredentials().all().get()));
    }

    private void inspectTopic(TopicDescription topic) throws Exception {
        var all = new TreeMap<String, Object>();
        all.put("id", topic.topicId().toString());
        for (var info : topic.partitions()) {
            var partition = new TopicPartition(topic.name(), info.partition());
            var one = new TreeMap<String, Object>();
            for (var spec : Map.of("start", OffsetSpec.earliest(), "end", OffsetSpec.latest(), "largest time", OffsetSpec.maxTimestamp()).entrySet())
                one.put(spec.getKey(), admin.listOffsets(Map.of(partition, spec.getValue())).partitionResult(partition).get().offset());
            one.put("producers", producers(partition));
            if (!topic.isInternal()) {
                one.put("read_uncommitted", records(partition, uncommitted));
                one.put("read_committed", records(partition, committed));
            }
            all.put("partition " + info.partition(), one);
        }
        // Who loads them writes there.
        if (!topic.isInternal()) found.put("topic " + topic.name(), all);
    }

    private List<String> producers(TopicPartition partition) throws Exception {
        var all = new ArrayList<String>();
        for (var one : admin.describeProducers(List.of(partition)).partitionResult(partition).get().activeProducers()) all.add(one.toString());
        all.sort(null);
        return all;
    }

    private String records(TopicPartition partition, KafkaConsumer<byte[], byte[]> consumer) throws Exception {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        var digest = MessageDigest.getInstance("SHA-256");
        long count = 0;
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(Duration.ofSeconds(1))) {
                digest.update(line(record).getBytes());
                count++;
            }
        }
        return count + " records up to " + end + ", " + HexFormat.of().formatHex(digest.digest());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String address, String isolation) {
        var settings = Map.<String, Object>of("bootstrap.servers", address, "isolation.level", isolation);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        var line = new StringBuilder(record.offset() + " " + record.timestampType() + " " + record.timestamp());
        line.append(' ').append(text(record.key())).append(' ').append(text(record.value()));
        for (var header : record.headers()) line.append(' ').append(header.key()).append('=').append(text(header.value()));
        return line.append('\n').toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
    }

    private Map<String, Object> configs(ConfigResource.Type type, Iterable<String> names, ConfigEntry.ConfigSource source) throws Exception {
        var resources = new ArrayList<ConfigResource>();
        for (var name : names) resources.add(new ConfigResource(type, name));
        var all = new TreeMap<String, Object>();
        for (Map.Entry<ConfigResource, Config> entry : admin.describeConfigs(resources).all().get().entrySet()) {
            var changed = new TreeMap<String, String>();
            for (var config : entry.getValue().entries()) if (config.source() == source) changed.put(config.name(), config.value());
            all.put(entry.getKey().name(), changed);
        }
        return all;
    }

    private Object groups() throws Exception {
        var all = new TreeMap<String, Object>();
        for (var group : admin.listGroups().all().get()) {
            var type = group.type().orElseThrow();
            var one = new TreeMap<String, Object>();
            one.put("type", "" + type);
            one.put("state", describe(type, group.groupId()));
            one.put("offsets", offsets(type, group.groupId()));
            all.put(group.groupId(), one);
        }
        return all;
    }

    private Map<String, String> offsets(GroupType type, String group) throws Exception {
        var offsets = new TreeMap<String, String>();
        if (type == GroupType.SHARE) {
            admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec())).partitionsToOffsetInfo(group).get()
                .forEach((partition, offset) -> offsets.put("" + partition, "" + offset));
        } else {
            admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec())).all().get().get(group)
                .forEach((partition, offset) -> offsets.put("" + partition, "" + offset));
        }
        return offsets;
    }

    private String describe(GroupType type, String group) throws Exception {
        return switch (type) {
            case SHARE -> {
                var one = admin.describeShareGroups(List.of(group)).all().get().get(group);
                yield one.groupState() + " " + one.groupEpoch() + " " + one.targetAssignmentEpoch() + " " + one.members();
            }
            case STREAMS -> {
                var one = admin.describeStreamsGroups(List.of(group)).all().get().get(group);
                var epochs = one.groupEpoch() + " " + one.targetAssignmentEpoch() + " " + one.topologyEpoch();
                yield one.groupState() + " " + epochs + " " + topology(one.subtopologies()) + " " + one.members();
            }
            default -> {
                var one = admin.describeConsumerGroups(List.of(group)).all().get().get(group);
                yield one.groupState() + " " + one.groupEpoch() + " " + one.targetAssignmentEpoch() + " " + one.members();
            }
        };
    }

    /** Without partitions, which are derived while there are members and then forgotten. */
    private static List<String> topology(Iterable<StreamsGroupSubtopologyDescription> subtopologies) {
        var parts = new ArrayList<String>();
        for (var part : subtopologies) {
            parts.add(part.subtopologyId() + " from " + part.sourceTopics() + " to " + part.repartitionSinkTopics());
            for (var topics : List.of(part.stateChangelogTopics(), part.repartitionSourceTopics()))
                topics.forEach((name, topic) -> parts.add(name + " " + topic.replicationFactor() + " " + new TreeMap<>(topic.topicConfigs())));
        }
        return parts;
    }

    private Object transactions() throws Exception {
        var all = new TreeMap<String, Object>();
        for (var listing : admin.listTransactions().all().get()) {
            var one = admin.describeTransactions(List.of(listing.transactionalId())).description(listing.transactionalId()).get();
            all.put(listing.transactionalId(), one.state() + " " + one.producerId() + "/" + one.producerEpoch() + " " + new java.util.TreeSet<>(one.topicPartitions().stream().map(Object::toString).toList()));
        }
        return all;
    }
}
