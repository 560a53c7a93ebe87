import java.io.*;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.*;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.utils.*;
import org.apache.kafka.storage.internals.log.*;

/**
 * Reads batches from standard input, one in hex a line, and judges each as a broker does one that a producer sent. Answers a line each:
 * "= RECORDS" with all that is in the batch, or "! ERROR".
 */
public class RecordsPeer {
  private static final LogValidator.MetricsRecorder NO_METRICS = new LogValidator.MetricsRecorder() {
    public void recordInvalidMagic() {}
    public void recordInvalidOffset() {}
    public void recordInvalidSequence() {}
    public void recordInvalidChecksums() {}
    public void recordNoKeyCompactedTopic() {}
  };

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    for (String line; (line = in.readLine()) != null; ) out.println(answer(HexFormat.of().parseHex(line)));
    out.flush();
  }

  private static String answer(byte[] bytes) {
    try {
      String before = contents(onlyBatch(bytes));
      validate(bytes);
      return "= " + before;
    } catch (RecordValidationException e) {
      return oneLine("! " + e.invalidException());
    } catch (Throwable e) { // errors too: snappy-java throws one of its own
      return oneLine("! " + e);
    }
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ');
  }

  private static RecordBatch onlyBatch(byte[] bytes) {
    List<RecordBatch> batches = new ArrayList<>();
    MemoryRecords records = MemoryRecords.readableRecords(ByteBuffer.wrap(bytes));
    for (RecordBatch batch : records.batches()) batches.add(batch);
    if (batches.size() != 1 || records.validBytes() != bytes.length) throw new IllegalArgumentException("not one whole batch");
    batches.get(0).ensureValid();
    return batches.get(0);
  }

  private static void validate(byte[] bytes) {
    RecordBatch batch = onlyBatch(bytes);
    CompressionType type = batch.compressionType();
    new LogValidator(MemoryRecords.readableRecords(ByteBuffer.wrap(bytes.clone())), new TopicPartition("topic", 0), Time.SYSTEM, type,
        Compression.of(type).build(), false, RecordBatch.MAGIC_VALUE_V2, TimestampType.CREATE_TIME, Long.MAX_VALUE, Long.MAX_VALUE, 1,
        AppendOrigin.CLIENT).validateMessagesAndAssignOffsets(PrimitiveRef.ofLong(0), NO_METRICS, BufferSupplier.NO_CACHING);
  }

  private static String contents(RecordBatch batch) throws Exception {
    StringJoiner records = new StringJoiner("; ");
    try (CloseableIterator<Record> iterator = batch.streamingIterator(BufferSupplier.NO_CACHING)) {
      while (iterator.hasNext()) {
        Record record = iterator.next();
        StringJoiner fields = new StringJoiner(" ");
        fields.add(Long.toString(record.offset())).add(Long.toString(record.timestamp()));
        fields.add(described(record.key())).add(described(record.value()));
        for (Header header : record.headers()) {
          byte[] value = header.value();
          fields.add(described(ByteBuffer.wrap(header.key().replaceAll("\ufffd+", "\ufffd").getBytes(StandardCharsets.UTF_8))));
          fields.add(described(value == null ? null : ByteBuffer.wrap(value)));
        }
        records.add(fields.toString());
      }
    }
    return records.toString();
  }

  private static String described(ByteBuffer content) throws Exception {
    if (content == null) return "null";
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    HexFormat hex = HexFormat.of();
    if (bytes.length <= 64) return "'" + hex.formatHex(bytes) + "'";
    return hex.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)) + "/" + bytes.length;
  }
}
