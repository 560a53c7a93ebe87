import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A share group that is done with some of its records in each round: those numbered ROUND - 1 of each WAYS are accepted or rejected, the
 * others released. What comes in a round is all that earlier rounds have left, whichever server they met.
 */
final class ShareReader {
    static final String GROUP = "share-group";
    static final String TOPIC = "shared";
    static final int RECORDS = 96;
    private static final int WAYS = 4;
    private static final long LIMIT_MS = 60_000;

    private final String address;
    private final int round;
    private final TreeSet<Integer> left = new TreeSet<>();

    ShareReader(String address, int round) {
        this.address = address;
        this.round = round;
        for (int number = 0; number < RECORDS; number++) if (number % WAYS >= round - 1) left.add(number);
    }

    void read() {
        long until = System.currentTimeMillis() + LIMIT_MS;
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(TOPIC));
            while (!left.isEmpty()) {
                if (System.currentTimeMillis() > until) throw new IllegalStateException("share group: these never came: " + left);
                for (var record : consumer.poll(Duration.ofMillis(500))) consumer.acknowledge(record, judge(record));
                consumer.commitSync().forEach((partition, error) -> error.ifPresent(found -> {
                    throw found;
                }));
            }
        }
    }

    private AcknowledgeType judge(ConsumerRecord<String, String> record) {
        int number = Integer.parseInt(record.value());
        if (number % WAYS < round - 1) throw new IllegalStateException("share group: " + number + " was done with, and came again");
        int deliveries = record.deliveryCount().orElseThrow();
        if (deliveries < round) throw new IllegalStateException("share group: " + number + " came for time " + deliveries);
        left.remove(number);
        if (number % WAYS != round - 1) return AcknowledgeType.RELEASE;
        return number % (2 * WAYS) < WAYS ? AcknowledgeType.ACCEPT : AcknowledgeType.REJECT;
    }

    private KafkaShareConsumer<String, String> consumer() {
        var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", address, "group.id", GROUP));
        settings.put("share.acknowledgement.mode", "explicit");
        return new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
