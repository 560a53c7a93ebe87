import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** "Inspector ADDRESS": all that a cluster serves, as JSON in an order of its own that does not change. */
public final class Inspector {
    private static final Object UNSERVED = "not served";

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
        found.put("groups", ifServed(this::groups));
        found.put("transactions", ifServed(this::transactions));
        found.put("quotas", ifServed(() -> {
            var quotas = new TreeMap<String, Object>();
            admin.describeClientQuotas(ClientQuotaFilter.all()).entities().get().forEach((entity, values) -> quotas.put("" + entity.entries(), values));
            return quotas;
        }));
    }

    private void inspectTopic(TopicDescription topic) throws Exception {
        var all = new TreeMap<String, Object>();
        all.put("id", topic.topicId().toString());
        for (var info : topic.partitions()) {
            var partition = new TopicPartition(topic.name(), info.partition());
            var one = new TreeMap<String, Object>();
            for (var spec : Map.of("start", OffsetSpec.earliest(), "end", OffsetSpec.latest(), "largest time", OffsetSpec.maxTimestamp()).entrySet())
                one.put(spec.getKey(), admin.listOffsets(Map.of(partition, spec.getValue())).partitionResult(partition).get().offset());
            one.put("producers", ifServed(() -> producers(partition)));
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
            var one = new TreeMap<String, Object>();
            one.put("type", "" + group.type().orElse(null));
            var offsets = new TreeMap<String, String>();
            admin.listConsumerGroupOffsets(Map.of(group.groupId(), new ListConsumerGroupOffsetsSpec())).all().get().get(group.groupId())
                .forEach((partition, offset) -> offsets.put("" + partition, "" + offset));
            one.put("offsets", offsets);
            all.put(group.groupId(), one);
        }
        return all;
    }

    private Object transactions() throws Exception {
        var all = new TreeMap<String, Object>();
        for (var listing : admin.listTransactions().all().get()) {
            var one = admin.describeTransactions(List.of(listing.transactionalId())).description(listing.transactionalId()).get();
            all.put(listing.transactionalId(), one.state() + " " + one.producerId() + "/" + one.producerEpoch() + " " + new java.util.TreeSet<>(one.topicPartitions().stream().map(Object::toString).toList()));
        }
        return all;
    }

    private static Object ifServed(Callable<?> ask) throws Exception {
        try {
            return ask.call();
        } catch (ExecutionException error) {
            if (error.getCause() instanceof UnsupportedVersionException) return UNSERVED;
            throw error;
        }
    }
}
