import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.SubscriptionPattern;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Members of KIP-848 with static ids, whose topics the coordinator finds by a regular expression. */
final class ConsumerTurns {
    private static final String GROUP = "consumer-turns-group";

    private final Turns turns;

    ConsumerTurns(Turns turns) {
        this.turns = turns;
    }

    void take() throws Exception {
        turns.createTopic("turn-one", 2);
        turns.createTopic("turn-two", 2);
        turns.createTopic("other", 1);
        try (var right = consumer("right")) {
            Set<TopicPartition> before;
            try (var left = consumer("left")) {
                untilShared(left, right, 4);
                turns.went("a regular expression of two static members");
                turns.createTopic("turn-three", 2);
                untilShared(left, right, 6);
                turns.went("a topic that came later");
                before = left.assignment();
                refused();
                turns.went("a static id that is taken");
            }
            try (var left = consumer("left")) {
                turns.until("it has what it had", () -> {
                    right.poll(Duration.ofMillis(100));
                    left.poll(Duration.ofMillis(100));
                    return left.assignment().equals(before);
                });
            }
            turns.went("a static member that comes back");
        }
    }

    /** Between them they have all, each has some, and nothing is with both. */
    private void untilShared(KafkaConsumer<String, String> left, KafkaConsumer<String, String> right, int count) throws Exception {
        turns.until(count + " partitions are shared", () -> {
            left.poll(Duration.ofMillis(100));
            right.poll(Duration.ofMillis(100));
            var all = new HashSet<>(left.assignment());
            all.addAll(right.assignment());
            int sum = left.assignment().size() + right.assignment().size();
            return all.size() == count && sum == count && left.assignment().size() == count / 2;
        });
        for (var partition : left.assignment())
            if (!partition.topic().startsWith("turn-")) throw new IllegalStateException("assigned: " + partition);
    }

    private void refused() throws Exception {
        try (var second = consumer("left")) {
            turns.until("the second one is refused", () -> {
                try {
                    second.poll(Duration.ofMillis(100));
                    return false;
                } catch (UnreleasedInstanceIdException error) {
                    return true;
                }
            });
        }
    }

    private KafkaConsumer<String, String> consumer(String instance) {
        var more = Map.of("group.protocol", "consumer", "group.instance.id", instance, "metadata.max.age.ms", "1000");
        var consumer = new KafkaConsumer<>(turns.member(GROUP, more), new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(new SubscriptionPattern("turn-.*"));
        return consumer;
    }
}
