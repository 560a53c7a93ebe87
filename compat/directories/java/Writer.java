import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * "Writer ADDRESS PART ...": fills a cluster with what a directory can hold, each part by its name. Parts "NAME-2" go on where "NAME" was.
 */
public final class Writer {
    private static final int RECORDS = 3000;
    private static final int KEYS = 500;
    private static final Random RANDOM = new Random(7);
    private static final List<String> CODECS = List.of("none", "gzip", "snappy", "lz4", "zstd");
    private static final String MEGABYTE = "1048576";

    private final String address;
    private final Admin admin;

    private Writer(String address) {
        this.address = address;
        admin = Admin.create(Map.of("bootstrap.servers", address));
    }

    public static void main(String[] args) throws Exception {
        var writer = new Writer(args[0]);
        for (int at = 1; at < args.length; at++) writer.write(args[at]);
        System.out.println("written");
        System.out.flush();
        // Open transactions stay open.
        Runtime.getRuntime().halt(0);
    }

    private void write(String part) throws Exception {
        switch (part) {
            case "topics" -> topics();
            case "topics-2" -> topicsAgain();
            case "codecs", "codecs-2" -> codecs(part);
            case "compacted" -> compacted(part);
            case "compacted-2" -> dirty();
            case "groups" -> groups(1);
            case "groups-2" -> groups(2);
            case "consumer-group" -> group("with-consumer-protocol", "consumer", 3);
            case "transactions" -> transactions();
            case "transactions-2" -> transactionsAgain();
            case "quotas" -> quotas();
            case "users" -> users();
            case "share" -> share();
            case "share-2" -> new ShareReader(address, 2).read();
            case "share-3" -> new ShareReader(address, 3).read();
            case "streams" -> streams(1);
            case "streams-2" -> streams(2);
            case "streams-3" -> streams(3);
            default -> throw new IllegalArgumentException(part);
        }
    }

    private void topics() throws Exception {
        create("codecs", 2, Map.of("segment.bytes", MEGABYTE, "retention.ms", "-1"));
        create("compacted", 1, Map.of("segment.bytes", MEGABYTE, "cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.01"));
        create("begun-later", 1, Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "86400000", "max.message.bytes", "500000"));
        create("empty", 3, Map.of());
        create("gone", 2, Map.of());
        try (var producer = producer("none", null)) {
            for (int i = 0; i < 100; i++) producer.send(new ProducerRecord<>("begun-later", 0, null, "value " + i));
            for (int i = 0; i < 100; i++) producer.send(new ProducerRecord<>("gone", i % 2, null, "value " + i));
        }
        deleteRecords("begun-later", 40);
        admin.deleteTopics(List.of("gone")).all().get();
        set(ConfigResource.Type.TOPIC, "empty", Map.of("retention.bytes", "123456789", "segment.ms", "7200000"));
        set(ConfigResource.Type.BROKER, "", Map.of("log.retention.ms", "172800000"));
    }

    private void topicsAgain() throws Exception {
        create("second", 2, Map.of("cleanup.policy", "compact,delete"));
        create("gone", 1, Map.of("segment.bytes", MEGABYTE));
        try (var producer = producer("zstd", null)) {
            for (int i = 0; i < 100; i++) producer.send(new ProducerRecord<>("gone", 0, null, "another life " + i));
            for (int i = 0; i < 100; i++) producer.send(new ProducerRecord<>("begun-later", 0, null, "second value " + i));
        }
        deleteRecords("begun-later", 70);
        admin.createPartitions(Map.of("empty", NewPartitions.increaseTo(5))).all().get();
        set(ConfigResource.Type.TOPIC, "empty", Map.of("retention.bytes", "987654321"));
        set(ConfigResource.Type.BROKER, "", Map.of("log.retention.ms", "259200000"));
    }

    /** Several segments in each compression, by idempotent producers. */
    private void codecs(String label) {
        for (String codec : CODECS) {
            try (var producer = producer(codec, null)) {
                for (int i = 0; i < RECORDS; i++) producer.send(record("codecs", i % 7 == 0 ? 1 : 0, label + codec + i));
            }
        }
    }

    /** Keys again and again, some deleted: the cleaner has work, and finds it at once. */
    private void compacted(String label) throws Exception {
        try (var producer = producer("lz4", null)) {
            for (int i = 0; i < 4 * RECORDS; i++) {
                var key = "key " + RANDOM.nextInt(KEYS);
                producer.send(i % 10 == 0 ? new ProducerRecord<>("compacted", 0, key, null) : new ProducerRecord<>("compacted", 0, key, label + i + noise()));
            }
        }
    }

    /** From now on nothing is cleaned: what comes stays dirty. */
    private void dirty() throws Exception {
        set(ConfigResource.Type.TOPIC, "compacted", Map.of("min.cleanable.dirty.ratio", "1.0"));
        compacted("dirty ");
    }

    private void groups(int round) throws Exception {
        group("classic-group", "classic", round);
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (int partition = 0; partition < 2; partition++)
            offsets.put(new TopicPartition("codecs", partition), new OffsetAndMetadata(round * 50 + partition, java.util.Optional.of(round), "set by hand " + round));
        admin.alterConsumerGroupOffsets("without-members", offsets).all().get();
        admin.alterConsumerGroupOffsets("deleted", offsets).all().get();
        admin.deleteConsumerGroups(List.of("deleted")).all().get();
    }

    /** A member that reads some, commits, and leaves. */
    private void group(String name, String protocol, int polls) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", address);
        settings.put("group.id", name);
        settings.put("group.protocol", protocol);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("codecs"));
            for (int filled = 0; filled < polls; ) if (!consumer.poll(Duration.ofMillis(500)).isEmpty()) filled++;
            consumer.commitSync();
        }
    }

    /** Committed, aborted, and left open; each with records and with a group's offsets. */
    private void transactions() throws Exception {
        create("transactions", 3, Map.of("segment.bytes", MEGABYTE));
        for (int number = 0; number < 6; number++) {
            try (var producer = producer("lz4", "transaction-" + number % 3)) {
                begin(producer, number, 0);
                sendOffset(producer, number);
                if (number % 2 == 0) producer.commitTransaction();
                else producer.abortTransaction();
            }
        }
        leaveOpen("left-open", 100);
    }

    /** What was left open is aborted by its successor, which commits; another is left open. */
    private void transactionsAgain() {
        for (String transactionalId : List.of("left-open", "transaction-1")) {
            try (var producer = producer("zstd", transactionalId)) {
                begin(producer, 200, 1);
                sendOffset(producer, 200);
                producer.commitTransaction();
            }
        }
        leaveOpen("left-open-again", 300);
    }

    private void leaveOpen(String transactionalId, int number) {
        var left = producer("none", transactionalId);
        begin(left, number, 1);
        sendOffset(left, number);
        left.flush();
    }

    private void begin(KafkaProducer<String, String> producer, int number, int partition) {
        producer.initTransactions();
        producer.beginTransaction();
        for (int i = 0; i < 1000; i++) producer.send(record("transactions", i % 10 == 0 ? 2 : partition, "transaction " + number + "." + i));
    }

    private void sendOffset(KafkaProducer<String, String> producer, int number) {
        var offsets = Map.of(new TopicPartition("codecs", 0), new OffsetAndMetadata(1000 + number, "in transaction " + number));
        producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata("in-transactions"));
    }

    private void quotas() throws Exception {
        var entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, "slow"));
        var op = new ClientQuotaAlteration.Op("producer_byte_rate", 1_000_000.0);
        admin.alterClientQuotas(Set.of(new ClientQuotaAlteration(entity, Set.of(op)))).all().get();
    }

    private void users() throws Exception {
        var upsertion = new UserScramCredentialUpsertion("someone", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096), "secret");
        admin.alterUserScramCredentials(List.of(upsertion)).all().get();
    }

    private void share() throws Exception {
        create(ShareReader.TOPIC, 1, Map.of());
        set(ConfigResource.Type.GROUP, ShareReader.GROUP, Map.of("share.auto.offset.reset", "earliest", "share.delivery.count.limit", "10"));
        try (var producer = producer("lz4", null)) {
            for (int i = 0; i < ShareReader.RECORDS; i++) producer.send(new ProducerRecord<>(ShareReader.TOPIC, "" + i));
        }
        new ShareReader(address, 1).read();
    }

    private void streams(int round) throws Exception {
        if (round == 1) create(WordCounts.WORDS, 2, Map.of());
        if (round == 1) create(WordCounts.COUNTS, 2, Map.of());
        try (var producer = producer("lz4", null)) {
            for (int i = 0; i < WordCounts.KINDS * WordCounts.EACH; i++)
                producer.send(new ProducerRecord<>(WordCounts.WORDS, i % 2, null, "word " + i % WordCounts.KINDS));
        }
        new WordCounts(address, round).count();
    }

    private void create(String name, int partitions, Map<String, String> configs) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configs))).all().get();
    }

    private void deleteRecords(String topic, long before) throws Exception {
        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(before))).all().get();
    }

    private void set(ConfigResource.Type type, String name, Map<String, String> configs) throws Exception {
        Collection<AlterConfigOp> changes = new ArrayList<>();
        configs.forEach((key, value) -> changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(type, name), changes)).all().get();
    }

    private KafkaProducer<String, String> producer(String codec, String transactionalId) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", address);
        settings.put("compression.type", codec);
        settings.put("linger.ms", 2);
        // As long as the broker allows: no run comes to its end.
        settings.put("transaction.timeout.ms", 900_000);
        if (transactionalId != null) settings.put("transactional.id", transactionalId);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static ProducerRecord<String, String> record(String topic, int partition, String label) {
        var record = new ProducerRecord<>(topic, partition, label, label + noise());
        record.headers().add("label", label.getBytes());
        return record;
    }

    private static String noise() {
        var bytes = new byte[120];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
