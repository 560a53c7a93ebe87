import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/**
 * An application of Kafka Streams under the streams group protocol that counts words exactly once. In each round it starts with nothing
 * but what the cluster holds: its counts come from their changelog, its positions from its group.
 */
final class WordCounts {
    static final String APPLICATION = "word-counts-application";
    static final String WORDS = "words";
    static final String COUNTS = "word-counts";
    static final int KINDS = 10;
    static final int EACH = 20;
    private static final long LIMIT_MS = 60_000;

    private final String address;
    private final int round;

    WordCounts(String address, int round) {
        this.address = address;
        this.round = round;
    }

    /** The words of the round are there. */
    void count() throws Exception {
        var folder = Files.createTempDirectory("word-counts");
        var streams = new KafkaStreams(topology().build(), settings(folder.toString()));
        streams.start();
        try {
            awaitCounts();
        } finally {
            streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(Duration.ofMillis(LIMIT_MS)));
            try (var files = Files.walk(folder)) {
                for (var path : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(path);
            }
        }
    }

    private static StreamsBuilder topology() {
        var builder = new StreamsBuilder();
        builder.<String, String>stream(WORDS).groupBy((key, word) -> word).count().toStream().mapValues(String::valueOf).to(COUNTS);
        return builder;
    }

    private Properties settings(String folder) {
        var settings = new Properties();
        settings.put("application.id", APPLICATION);
        settings.put("bootstrap.servers", address);
        settings.put("group.protocol", "streams");
        settings.put("default.key.serde", Serdes.StringSerde.class);
        settings.put("default.value.serde", Serdes.StringSerde.class);
        settings.put("commit.interval.ms", "100");
        settings.put("processing.guarantee", "exactly_once_v2");
        settings.put("state.dir", folder);
        settings.put(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
            "org.apache.kafka.streams.state.BuiltInDslStoreSuppliers$InMemoryDslStoreSuppliers");
        return settings;
    }

    private void awaitCounts() {
        var wanted = new TreeMap<String, String>();
        for (int kind = 0; kind < KINDS; kind++) wanted.put("word " + kind, "" + EACH * round);
        var counts = new TreeMap<String, String>();
        var settings = Map.<String, Object>of("bootstrap.servers", address, "isolation.level", "read_committed");
        long until = System.currentTimeMillis() + LIMIT_MS;
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(COUNTS).stream()
                .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!counts.equals(wanted)) {
                if (System.currentTimeMillis() > until) throw new IllegalStateException("word counts: " + counts + ", not " + wanted);
                for (var record : consumer.poll(Duration.ofMillis(200))) counts.put(record.key(), record.value());
            }
        }
    }
}
