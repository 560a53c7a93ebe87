import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.coordinator.group.api.assignor.*;
import org.apache.kafka.coordinator.group.assignor.*;
import org.apache.kafka.coordinator.group.modern.*;

/**
 * Reads assignments to make from standard input, one a line, and answers each with what the original's assignors make of it:
 *   ASSIGNOR same|mixed TOPIC=PARTITIONS,... MEMBER|INSTANCE|TOPIC,...|TOPIC:PARTITION.PARTITION,... ...
 *   MEMBER|TOPIC:PARTITION.PARTITION,... ...
 */
public class AssignorsPeer {
  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    for (String line; (line = in.readLine()) != null; ) out.println(answer(line.split(" ")));
    out.flush();
  }

  private static String answer(String[] words) {
    Map<Uuid, Integer> partitions = new HashMap<>();
    for (String topic : parts(words[2], ",")) partitions.put(Uuid.fromString(topic.split("=")[0]), Integer.parseInt(topic.split("=")[1]));
    Map<String, MemberSubscriptionAndAssignmentImpl> members = new HashMap<>();
    Map<Uuid, Map<Integer, String>> owners = new HashMap<>();
    for (String word : Arrays.copyOfRange(words, 3, words.length)) {
      String[] fields = word.split("\\|", -1);
      Set<Uuid> topics = new HashSet<>();
      for (String topic : parts(fields[2], ",")) topics.add(Uuid.fromString(topic));
      Map<Uuid, Set<Integer>> target = target(fields[3]);
      target.forEach((id, own) -> own.forEach(p -> owners.computeIfAbsent(id, x -> new HashMap<>()).put(p, fields[0])));
      Optional<String> instance = fields[1].isEmpty() ? Optional.empty() : Optional.of(fields[1]);
      members.put(fields[0], new MemberSubscriptionAndAssignmentImpl(Optional.empty(), instance, topics, new Assignment(target)));
    }
    SubscriptionType type = words[1].equals("same") ? SubscriptionType.HOMOGENEOUS : SubscriptionType.HETEROGENEOUS;
    PartitionAssignor assignor = words[0].equals("range") ? new RangeAssignor() : new UniformAssignor();
    GroupAssignment made = assignor.assign(new GroupSpecImpl(members, type, owners), describer(partitions));
    StringJoiner result = new StringJoiner(" ");
    for (String member : new TreeSet<>(members.keySet())) {
      MemberAssignment assignment = made.members().get(member);
      result.add(member + "|" + (assignment == null ? "" : text(assignment.partitions())));
    }
    return result.toString();
  }

  private static Map<Uuid, Set<Integer>> target(String text) {
    Map<Uuid, Set<Integer>> target = new HashMap<>();
    for (String topic : parts(text, ",")) {
      List<Integer> own = new ArrayList<>();
      for (String partition : parts(topic.split(":")[1], "\\.")) own.add(Integer.parseInt(partition));
      target.put(Uuid.fromString(topic.split(":")[0]), new HashSet<>(own));
    }
    return target;
  }

  private static String text(Map<Uuid, Set<Integer>> assignment) {
    TreeMap<String, Set<Integer>> sorted = new TreeMap<>();
    assignment.forEach((id, own) -> { if (!own.isEmpty()) sorted.put(id.toString(), own); });
    StringJoiner topics = new StringJoiner(",");
    sorted.forEach((id, own) -> {
      StringJoiner list = new StringJoiner(".");
      new TreeSet<>(own).forEach(p -> list.add(String.valueOf(p)));
      topics.add(id + ":" + list);
    });
    return topics.toString();
  }

  private static String[] parts(String text, String separator) {
    return text.isEmpty() ? new String[0] : text.split(separator);
  }

  private static SubscribedTopicDescriber describer(Map<Uuid, Integer> partitions) {
    return new SubscribedTopicDescriber() {
      public int numPartitions(Uuid topicId) { return partitions.getOrDefault(topicId, -1); }
      public Set<String> racksForPartition(Uuid topicId, int partition) { return Set.of(); }
    };
  }
}
