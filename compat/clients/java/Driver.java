import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plays the commands of compat/clients/driver-client.ts with the Java client. */
public class Driver {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String BOOTSTRAP = System.getenv("BOOTSTRAP");
  static final String GROUP_PROTOCOL = System.getenv("GROUP_PROTOCOL");
  static final PrintStream OUT = System.out;
  static final Map<String, KafkaProducer<byte[], byte[]>> PRODUCERS = new ConcurrentHashMap<>();
  static final Map<String, Member> MEMBERS = new ConcurrentHashMap<>();
  static final ExecutorService WORKERS = Executors.newCachedThreadPool();

  public static void main(String[] args) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
      for (String line; (line = in.readLine()) != null; ) {
        JsonNode command = JSON.readTree(line);
        WORKERS.submit(() -> answer(admin, command));
      }
      PRODUCERS.values().forEach(producer -> producer.close(Duration.ofSeconds(2)));
    }
    System.exit(0);
  }

  static void answer(Admin admin, JsonNode command) {
    ObjectNode answer = JSON.createObjectNode().put("id", command.get("id").asInt());
    try {
      answer.set("result", play(admin, command));
    } catch (Throwable error) {
      answer.put("error", error + (error.getCause() == null ? "" : "; " + error.getCause()));
    }
    tell(answer);
  }

  static void tell(ObjectNode line) {
    synchronized (OUT) {
      OUT.println(line);
      OUT.flush();
    }
  }

  static JsonNode play(Admin admin, JsonNode command) throws Exception {
    String topic = command.path("topic").asText();
    int count = command.path("count").asInt();
    switch (command.get("command").asText()) {
      case "createTopic":
        admin.createTopics(List.of(new NewTopic(topic, command.get("partitions").asInt(), (short) 1))).all().get();
        return null;
      case "deleteTopic":
        admin.deleteTopics(List.of(topic)).all().get();
        return null;
      case "produce": {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (JsonNode message : command.get("messages")) records.add(record(topic, message));
        send(producer(command), records);
        return null;
      }
      case "produceLines": {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String line : Files.readString(Path.of(command.get("file").asText())).split("\n"))
          records.add(new ProducerRecord<>(topic, 0, null, line.getBytes()));
        send(producer(command), records);
        return null;
      }
      case "transact":
        transact(topic, command);
        return null;
      case "consume":
        return asJson(consume(topic, count, command.path("fromTimestamp"), settings(command)));
      case "consumeLines": {
        try (var out = Files.newOutputStream(Path.of(command.get("file").asText()))) {
          for (var record : consume(topic, count, JSON.nullNode(), Map.of())) {
            out.write(record.value());
            out.write('\n');
          }
        }
        return null;
      }
      case "consumeInGroup":
        return asJson(consumeInGroup(topic, command.get("group").asText(), count));
      case "join":
        MEMBERS.put(command.get("member").asText(), new Member(command));
        return null;
      case "leave":
        MEMBERS.get(command.get("member").asText()).leave();
        return null;
      default:
        throw new IllegalArgumentException("no such command");
    }
  }

  static KafkaProducer<byte[], byte[]> producer(JsonNode command) {
    String compression = command.get("compression").asText();
    boolean idempotent = command.get("idempotent").asBoolean();
    return PRODUCERS.computeIfAbsent(compression + idempotent, key -> {
      Map<String, Object> settings = new HashMap<>();
      settings.put("bootstrap.servers", BOOTSTRAP);
      settings.put("acks", "all");
      settings.put("compression.type", compression);
      settings.put("enable.idempotence", idempotent);
      settings.put("linger.ms", 2);
      settings.put("max.request.size", 10_000_000);
      settings.put("max.block.ms", 5_000);
      return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    });
  }

  static void transact(String topic, JsonNode command) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", BOOTSTRAP);
    settings.put("transactional.id", command.get("transactionalId").asText());
    try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      for (JsonNode round : command.get("rounds")) {
        producer.beginTransaction();
        int at = 0;
        for (JsonNode value : round.get("values"))
          producer.send(new ProducerRecord<>(topic, at++ % 2, null, value.asText().getBytes()));
        producer.flush();
        if (round.get("isCommitted").asBoolean()) producer.commitTransaction();
        else producer.abortTransaction();
      }
    }
  }

  static void send(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (var record : records) sent.add(producer.send(record));
    producer.flush();
    for (var one : sent) one.get();
  }

  static ProducerRecord<byte[], byte[]> record(String topic, JsonNode message) throws Exception {
    var record = new ProducerRecord<>(topic, bytes(message.get("key")), bytes(message.get("value")));
    for (JsonNode header : message.get("headers")) record.headers().add(header.get(0).asText(), bytes(header.get(1)));
    return record;
  }

  static byte[] bytes(JsonNode node) throws Exception {
    return node.isNull() ? null : node.binaryValue();
  }

  /** More of a consumer's settings, where the command has some. */
  static Map<String, Object> settings(JsonNode command) {
    Map<String, Object> settings = new HashMap<>();
    command.path("settings").fields().forEachRemaining(one -> settings.put(one.getKey(), one.getValue().asText()));
    return settings;
  }

  static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    if (settings.containsKey("group.id")) settings.putIfAbsent("group.protocol", GROUP_PROTOCOL);
    if ("consumer".equals(settings.get("group.protocol"))) settings.remove("heartbeat.interval.ms"); // the broker's to say
    settings.put("bootstrap.servers", BOOTSTRAP);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static List<ConsumerRecord<byte[], byte[]>> consume(String topic, int count, JsonNode from, Map<String, Object> more) {
    try (var consumer = consumer(more)) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (var info : consumer.partitionsFor(topic)) partitions.add(new TopicPartition(topic, info.partition()));
      consumer.assign(partitions);
      if (from.isNumber()) {
        Map<TopicPartition, Long> times = new HashMap<>();
        for (var partition : partitions) times.put(partition, from.asLong());
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
          if (found == null) consumer.seekToEnd(List.of(partition));
          else consumer.seek(partition, found.offset());
        });
      }
      return take(consumer, count);
    }
  }

  static List<ConsumerRecord<byte[], byte[]>> consumeInGroup(String topic, String group, int count) {
    try (var consumer = consumer(Map.of("group.id", group, "max.poll.records", count))) {
      consumer.subscribe(List.of(topic));
      var taken = take(consumer, count);
      Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
      for (var record : taken)
        next.put(new TopicPartition(topic, record.partition()), new OffsetAndMetadata(record.offset() + 1));
      consumer.commitSync(next);
      return taken;
    }
  }

  static List<ConsumerRecord<byte[], byte[]>> take(KafkaConsumer<byte[], byte[]> consumer, int count) {
    List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
    while (taken.size() < count) for (var record : consumer.poll(Duration.ofMillis(100))) taken.add(record);
    return taken.subList(0, count);
  }

  static ArrayNode asJson(List<ConsumerRecord<byte[], byte[]>> records) {
    ArrayNode list = JSON.createArrayNode();
    for (var record : records) list.add(asJson(record));
    return list;
  }

  static ObjectNode asJson(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode node = JSON.createObjectNode().put("partition", record.partition()).put("offset", record.offset());
    node.put("key", record.key()).put("value", record.value());
    ArrayNode headers = node.putArray("headers");
    for (Header header : record.headers()) headers.addArray().add(header.key()).add(header.value());
    return node;
  }

  /** A member of a group: one thread that polls until it is told to leave. */
  static final class Member {
    final String name;
    final KafkaConsumer<byte[], byte[]> consumer;
    final Future<?> polling;
    volatile boolean leaving;
    Set<TopicPartition> assigned;

    Member(JsonNode command) {
      name = command.get("member").asText();
      Map<String, Object> more = settings(command);
      more.put("group.id", command.get("group").asText());
      more.put("heartbeat.interval.ms", 500);
      consumer = consumer(more);
      consumer.subscribe(List.of(command.get("topic").asText()));
      polling = WORKERS.submit(this::poll);
    }

    void poll() {
      try (consumer) {
        while (!leaving) {
          for (var record : consumer.poll(Duration.ofMillis(100)))
            tell(JSON.createObjectNode().put("member", name).set("message", asJson(record)));
          tellAssigned();
          consumer.commitAsync();
        }
        consumer.commitSync();
      }
    }

    void leave() throws Exception {
      leaving = true;
      polling.get();
    }

    void tellAssigned() {
      if (consumer.assignment().equals(assigned)) return;
      assigned = Set.copyOf(consumer.assignment());
      ObjectNode line = JSON.createObjectNode().put("member", name);
      ArrayNode partitions = line.putArray("assigned");
      for (var partition : consumer.assignment()) partitions.add(partition.partition());
      tell(line);
    }
  }
}
