import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;

/** Reads messages from lines "KIND NAME API_KEY READ_VERSION WRITE_VERSION HEX" with Kafka's own classes and writes them again: "= HEX JSON", "! ERROR" or "?". */
public final class CodecPeer {
    private static final List<String> PACKAGES = List.of(
        "org.apache.kafka.common.message",
        "org.apache.kafka.common.metadata",
        "org.apache.kafka.coordinator.group.generated",
        "org.apache.kafka.coordinator.transaction.generated",
        "org.apache.kafka.coordinator.share.generated",
        "org.apache.kafka.raft.generated",
        "org.apache.kafka.server.log.remote.metadata.storage.generated",
        "org.apache.kafka.streams.internals.generated");

    private static final Map<String, Class<?>> FOUND = new HashMap<>();

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            out.print(answer(words[1], Short.parseShort(words[3]), Short.parseShort(words[4]), HexFormat.of().parseHex(words[5])));
            out.print('\n');
        }
        out.flush();
    }

    private static String answer(String name, short version, short writeVersion, byte[] bytes) {
        Class<?> type = FOUND.computeIfAbsent(name, CodecPeer::find);
        if (type == null) return "?";
        try {
            Message message = (Message) type.getConstructor().newInstance();
            ByteBuffer source = ByteBuffer.wrap(bytes);
            message.read(new ByteBufferAccessor(source), version);
            if (source.hasRemaining()) return "! " + source.remaining() + " bytes left";
            return "= " + HexFormat.of().formatHex(write(message, writeVersion)) + " " + json(type, message, version);
        } catch (InvocationTargetException e) {
            return "! " + oneLine(e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "! " + oneLine(e);
        }
    }

    private static byte[] write(Message message, short version) {
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer target = ByteBuffer.allocate(message.size(cache, version));
        message.write(new ByteBufferAccessor(target), cache, version);
        return target.array();
    }

    /** Empty where Kafka has no converter for the message. */
    private static String json(Class<?> type, Message message, short version) throws ReflectiveOperationException {
        Class<?> converter;
        try {
            converter = Class.forName(type.getName() + "JsonConverter");
        } catch (ClassNotFoundException e) {
            return "";
        }
        Object node = converter.getMethod("write", type, short.class, boolean.class).invoke(null, message, version, false);
        return ((JsonNode) node).toString();
    }

    private static Class<?> find(String name) {
        for (String place : PACKAGES) {
            for (String suffix : List.of("Data", "")) {
                try {
                    return Class.forName(place + "." + name + suffix);
                } catch (ClassNotFoundException e) {
                    // the next place
                }
            }
        }
        return null;
    }

    private static String oneLine(Throwable error) {
        return String.valueOf(error).replace('\n', ' ');
    }
}
