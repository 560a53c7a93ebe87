import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.security.Permission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.utils.Exit;

/**
 * Runs the original's tools in turn in one JVM, which saves a second for each. A line in: main class, standard input and arguments, each in
 * Base64. A line out: exit code, output and errors.
 */
@SuppressWarnings("removal")
public final class RunTools {
    private static final long LIMIT_MS = 30_000;
    private static final int OUT_OF_TIME = 124;

    private static ByteArrayOutputStream output;
    private static ByteArrayOutputStream errors;
    private static String outcome;
    /** What a tool does at the end of its process: producers send what they still have. */
    private static final List<Runnable> HOOKS = new ArrayList<>();

    private static final class Exited extends RuntimeException {
        Exited() {
            super(null, null, false, false);
        }
    }

    /** What a tool prints while it unwinds afterwards is not its own. */
    private static synchronized void finish(int code) {
        if (outcome != null) return;
        HOOKS.forEach(Runnable::run);
        HOOKS.clear();
        System.out.flush();
        System.err.flush();
        outcome = code + " " + encode(output) + " " + encode(errors);
    }

    private static void exit(int code) {
        finish(code);
        throw new Exited();
    }

    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        Exit.setExitProcedure((code, message) -> exit(code));
        Exit.setHaltProcedure((code, message) -> exit(code));
        Exit.setShutdownHookAdder((name, hook) -> HOOKS.add(hook));
        // Tools of argparse4j leave by System.exit.
        System.setSecurityManager(new SecurityManager() {
            @Override
            public void checkPermission(Permission permission) { }

            @Override
            public void checkPermission(Permission permission, Object context) { }

            @Override
            public void checkExit(int code) {
                if (Thread.currentThread().getName().equals("tool")) exit(code);
            }
        });
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String[] parts = line.split(" ", -1);
            output = new ByteArrayOutputStream();
            errors = new ByteArrayOutputStream();
            outcome = null;
            System.setIn(new ByteArrayInputStream(Base64.getDecoder().decode(parts[1])));
            System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
            String[] words = new String[parts.length - 2];
            for (int i = 0; i < words.length; i++) words[i] = decode(parts[i + 2]);
            run(decode(parts[0]), words);
            answers.println(outcome);
            answers.flush();
        }
    }

    private static void run(String mainClass, String[] words) throws InterruptedException {
        Thread thread = new Thread(() -> {
            try {
                Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) words);
                finish(0);
            } catch (InvocationTargetException failure) {
                if (!(failure.getCause() instanceof Exited)) failure.getCause().printStackTrace(System.err);
                finish(1);
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException(failure);
            }
        }, "tool");
        thread.start();
        thread.join(LIMIT_MS);
        if (thread.isAlive()) thread.interrupt();
        finish(OUT_OF_TIME);
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static String encode(ByteArrayOutputStream bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
