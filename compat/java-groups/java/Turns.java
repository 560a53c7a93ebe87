import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the turns of members have in common: a cluster, and patience. Each turn that went well is told in a line of its own. */
final class Turns {
    /** For a machine that has other things to do. */
    private static final long LIMIT_MS = 90_000;

    final String address;
    final Admin admin;

    private Turns(String address) {
        this.address = address;
        this.admin = Admin.create(Map.of("bootstrap.servers", address));
    }

    public static void main(String[] args) throws Exception {
        var turns = new Turns(args[0]);
        switch (args[1]) {
            case "share" -> new ShareTurns(turns).take();
            case "consumer" -> new ConsumerTurns(turns).take();
            default -> throw new IllegalArgumentException(args[1]);
        }
        System.exit(0);
    }

    void went(String turn) {
        System.out.println("went " + turn);
    }

    void createTopic(String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }

    void configureGroup(String group, Map<String, String> configs) throws Exception {
        var changes = configs.entrySet().stream()
            .map(config -> new AlterConfigOp(new ConfigEntry(config.getKey(), config.getValue()), AlterConfigOp.OpType.SET))
            .toList();
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), changes)).all().get();
    }

    KafkaProducer<String, String> producer(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("bootstrap.servers", address);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    void produce(String topic, int from, int to) {
        try (var producer = producer(Map.of())) {
            for (int number = from; number < to; number++) producer.send(new ProducerRecord<>(topic, "" + number));
        }
    }

    /** Settings of members, with strings for values. */
    Properties member(String group, Map<String, String> more) {
        var settings = new Properties();
        settings.put("bootstrap.servers", address);
        settings.put("group.id", group);
        settings.putAll(more);
        return settings;
    }

    void until(String what, Callable<Boolean> isSo) throws Exception {
        long end = System.currentTimeMillis() + LIMIT_MS;
        while (!isSo.call()) if (System.currentTimeMillis() > end) throw new IllegalStateException("not in time: " + what);
    }
}
