import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads a topic with Apache Kafka's own client: "write ADDRESS TOPIC" or "read ADDRESS TOPIC ISOLATION". */
public final class StoragePeer {
    private static final int RECORDS = 3000;
    private static final int TRANSACTIONS = 6;
    private static final Random RANDOM = new Random(7);

    public static void main(String[] args) throws Exception {
        if (args[0].equals("write")) write(args[1], args[2]);
        else read(args[1], args[2], args[3]);
    }

    private static void write(String address, String topic) throws Exception {
        for (String codec : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
            try (var producer = producer(address, codec, null)) {
                for (int i = 0; i < RECORDS; i++) producer.send(record(topic, 0, codec + i));
            }
        }
        for (int number = 0; number < TRANSACTIONS; number++) {
            try (var producer = producer(address, "lz4", "transaction-" + number % 2)) {
                producer.initTransactions();
                producer.beginTransaction();
                for (int i = 0; i < 300; i++) producer.send(record(topic, 0, "transaction " + number + "." + i));
                producer.flush();
                if (number % 2 == 0) producer.commitTransaction();
                else producer.abortTransaction();
            }
        }
        var left = producer(address, "none", "left-open");
        left.initTransactions();
        left.beginTransaction();
        for (int i = 0; i < 10; i++) left.send(record(topic, 1, "open " + i));
        left.flush();
        Runtime.getRuntime().halt(0);
    }

    /** Prints the number of records of partition 0 and the SHA-256 of "offset:value" lines. */
    private static void read(String address, String topic, String isolation) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", address, "isolation.level", isolation);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            var digest = MessageDigest.getInstance("SHA-256");
            long count = 0;
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    digest.update((record.offset() + ":" + record.value() + "\n").getBytes(StandardCharsets.UTF_8));
                    count++;
                }
            }
            System.out.println(count + " " + HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static KafkaProducer<String, String> producer(String address, String codec, String transactionalId) {
        var settings = new java.util.HashMap<String, Object>();
        settings.put("bootstrap.servers", address);
        settings.put("compression.type", codec);
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 2);
        if (transactionalId != null) settings.put("transactional.id", transactionalId);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static ProducerRecord<String, String> record(String topic, int partition, String label) {
        var noise = new byte[150];
        RANDOM.nextBytes(noise);
        return new ProducerRecord<>(topic, partition, label, label + " " + HexFormat.of().formatHex(noise));
    }
}
