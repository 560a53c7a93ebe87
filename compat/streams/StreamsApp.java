import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Counts words with two instances of an application of Kafka Streams under the streams group protocol: SERVERS APPLICATION STATE_FOLDER
 * GUARANTEE. Half of the input comes while both run, half after one has left. Exits with 0 when each word was counted as often as it was written.
 */
public class StreamsApp {
    private static final int MESSAGES = 1000;
    private static final long LIMIT_MS = 90_000;

    private final String servers;
    private final String application;
    private final String stateFolder;
    private final String guarantee;

    StreamsApp(String[] args) {
        servers = args[0];
        application = args[1];
        stateFolder = args[2];
        guarantee = args[3];
    }

    public static void main(String[] args) throws Exception {
        System.exit(new StreamsApp(args).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(input(), 4, (short) 1), new NewTopic(output(), 4, (short) 1))).all().get();
        }
        List<KafkaStreams> instances = new ArrayList<>();
        for (int i = 0; i < 2; i++) instances.add(start(i));
        for (KafkaStreams instance : instances) awaitRunning(instance);
        write();
        boolean isHalf = awaitCount(MESSAGES);
        instances.get(0).close(new KafkaStreams.CloseOptions().timeout(Duration.ofSeconds(20)).leaveGroup(true));
        write();
        boolean isWhole = awaitCount(2 * MESSAGES);
        instances.get(1).close(Duration.ofSeconds(20));
        return isHalf && isWhole;
    }

    private String input() {
        return application + "-words";
    }

    private String output() {
        return application + "-counts";
    }

    private KafkaStreams start(int instance) {
        Properties config = new Properties();
        config.put("application.id", application);
        config.put("bootstrap.servers", servers);
        config.put("group.protocol", "streams");
        config.put("default.key.serde", Serdes.StringSerde.class);
        config.put("default.value.serde", Serdes.StringSerde.class);
        config.put("commit.interval.ms", "200");
        config.put("num.stream.threads", "2");
        config.put("processing.guarantee", guarantee);
        config.put("state.dir", stateFolder + "/" + instance);
        config.put(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
            "org.apache.kafka.streams.state.BuiltInDslStoreSuppliers$InMemoryDslStoreSuppliers");
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, String>stream(input())
            .flatMapValues(line -> Arrays.asList(line.split(" ")))
            .groupBy((key, word) -> word)
            .count()
            .toStream()
            .mapValues(String::valueOf)
            .to(output());
        KafkaStreams streams = new KafkaStreams(builder.build(), config);
        streams.start();
        return streams;
    }

    private void awaitRunning(KafkaStreams streams) throws InterruptedException {
        long until = System.currentTimeMillis() + LIMIT_MS;
        while (streams.state() != KafkaStreams.State.RUNNING && System.currentTimeMillis() < until) Thread.sleep(50);
    }

    private void write() {
        Map<String, Object> config = Map.of("bootstrap.servers", servers);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < MESSAGES; i++)
                producer.send(new ProducerRecord<>(input(), "k" + i, "every w" + i % 10));
        }
    }

    /** Whether "every" and each of the ten other words reach their counts, and go no further. */
    private boolean awaitCount(int messages) {
        Map<String, Object> config = Map.of(
            "bootstrap.servers", servers,
            "group.id", application + "-check-" + messages,
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
        Map<String, String> counts = new TreeMap<>();
        Map<String, String> wanted = new TreeMap<>(Map.of("every", String.valueOf(messages)));
        for (int i = 0; i < 10; i++) wanted.put("w" + i, String.valueOf(messages / 10));
        long until = System.currentTimeMillis() + LIMIT_MS;
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(output()));
            while (!counts.equals(wanted) && System.currentTimeMillis() < until)
                for (var record : consumer.poll(Duration.ofMillis(200))) counts.put(record.key(), record.value());
        }
        System.out.println(counts);
        return counts.equals(wanted);
    }
}
