import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Members of share groups: every way to acknowledge, and every way to leave a record to others. */
final class ShareTurns {
    private static final String TOPIC = "share-turns";
    private static final String GROUP = "share-turns-group";
    private static final int LIMIT = 3;

    private final Turns turns;

    ShareTurns(Turns turns) {
        this.turns = turns;
    }

    void take() throws Exception {
        turns.createTopic(TOPIC, 1);
        turns.configureGroup(GROUP, Map.of(
            "share.auto.offset.reset", "earliest",
            "share.delivery.count.limit", "" + LIMIT,
            "share.record.lock.duration.ms", "60000"));
        turns.produce(TOPIC, 0, 8);
        explicitly();
        implicitly();
        tooOften();
        committedOnly();
    }

    /**
     * 0 and 1 are accepted, 2 is rejected, 3 and 4 are released, 5 is renewed and then accepted; what is held at the end is let go by
     * closing.
     */
    private void explicitly() throws Exception {
        var seen = new TreeSet<Integer>();
        var isAccepted = new TreeSet<Integer>();
        try (var consumer = consumer(GROUP, "explicit")) {
            turns.until("all are acknowledged", () -> {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    int number = Integer.parseInt(record.value());
                    boolean isAgain = !seen.add(number);
                    consumer.acknowledge(record, switch (number) {
                        case 0, 1 -> AcknowledgeType.ACCEPT;
                        case 2 -> AcknowledgeType.REJECT;
                        case 3, 4 -> isAgain ? AcknowledgeType.RENEW : AcknowledgeType.RELEASE;
                        case 5 -> isAgain ? AcknowledgeType.ACCEPT : AcknowledgeType.RENEW;
                        default -> AcknowledgeType.RENEW;
                    });
                    if (number == 5 && isAgain) isAccepted.add(number);
                }
                consumer.commitSync().forEach((partition, error) -> error.ifPresent(found -> {
                    throw found;
                }));
                return seen.size() == 8 && isAccepted.contains(5);
            });
        }
        turns.went("explicit acknowledgements of every type");
    }

    /** What was released, or in the hands of who closed, comes again with a higher count; the next poll accepts it. */
    private void implicitly() throws Exception {
        var counts = new TreeMap<Integer, Integer>();
        try (var consumer = consumer(GROUP, "implicit")) {
            turns.until("released records come again", () -> {
                for (var record : consumer.poll(Duration.ofMillis(500)))
                    counts.put(Integer.parseInt(record.value()), (int) record.deliveryCount().orElseThrow());
                return counts.keySet().containsAll(List.of(3, 4, 6, 7));
            });
            consumer.commitSync();
        }
        if (counts.size() != 4 || counts.values().stream().anyMatch(count -> count < 2))
            throw new IllegalStateException("came again, by count: " + counts);
        turns.went("implicit acknowledgements, and release on close");
    }

    /** What was done with does not come again, nor does what was delivered as often as may be: only what is new. */
    private void tooOften() throws Exception {
        turns.produce(TOPIC, 8, 9);
        var deliveries = new ArrayList<String>();
        try (var consumer = consumer(GROUP, "explicit")) {
            turns.until("a record that came after it", () -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    deliveries.add(record.value() + " for time " + record.deliveryCount().orElseThrow());
                    boolean isLast = record.value().equals("9");
                    consumer.acknowledge(record, isLast ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE);
                    if (isLast) return true;
                    if (deliveries.size() == LIMIT) turns.produce(TOPIC, 9, 10);
                }
                consumer.commitSync();
                return false;
            });
        }
        if (!deliveries.equals(List.of("8 for time 1", "8 for time 2", "8 for time " + LIMIT, "9 for time 1")))
            throw new IllegalStateException("delivered: " + deliveries);
        turns.went("the limit of deliveries");
    }

    private void committedOnly() throws Exception {
        String topic = TOPIC + "-tx";
        String group = GROUP + "-tx";
        turns.createTopic(topic, 1);
        turns.configureGroup(group, Map.of("share.auto.offset.reset", "earliest", "share.isolation.level", "read_committed"));
        try (var producer = turns.producer(Map.of("transactional.id", "share-turns"))) {
            producer.initTransactions();
            BiFunction<String, Boolean, Void> transaction = (value, isCommitted) -> {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(topic, value));
                producer.flush();
                if (isCommitted) producer.commitTransaction();
                else producer.abortTransaction();
                return null;
            };
            transaction.apply("a", true);
            transaction.apply("b", false);
            transaction.apply("c", true);
        }
        var values = new ArrayList<String>();
        try (var consumer = consumer(group, "implicit", topic)) {
            turns.until("the last is read", () -> {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
                return values.contains("c");
            });
        }
        if (!values.equals(List.of("a", "c"))) throw new IllegalStateException("committed: " + values);
        turns.went("records of committed transactions alone");
    }

    private KafkaShareConsumer<String, String> consumer(String group, String mode) {
        return consumer(group, mode, TOPIC);
    }

    private KafkaShareConsumer<String, String> consumer(String group, String mode, String topic) {
        var settings = turns.member(group, Map.of("share.acknowledgement.mode", mode));
        var consumer = new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }
}
