"""Plays the commands of compat/clients/driver-client.ts with confluent-kafka, librdkafka's Python client."""

import base64
import json
import os
import sys
import threading
import traceback

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

GROUP_PROTOCOL = os.environ["GROUP_PROTOCOL"]
COMMON = {"bootstrap.servers": os.environ["BOOTSTRAP"], "broker.address.family": "v4", "log_level": 0}
admin = AdminClient(COMMON)
producers = {}
members = {}
readers = 0
output = threading.Lock()


def tell(line):
    with output:
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def to_text(data):
    return None if data is None else base64.b64encode(data).decode()


def to_bytes(text):
    return None if text is None else base64.b64decode(text)


def to_wire(message):
    headers = [[name, to_text(value)] for name, value in message.headers() or []]
    place = {"partition": message.partition(), "offset": message.offset()}
    return {"key": to_text(message.key()), "value": to_text(message.value()), "headers": headers, **place}


def create_topic(topic, partitions):
    for created in admin.create_topics([NewTopic(topic, partitions, 1)]).values():
        created.result()


def delete_topic(topic):
    for deleted in admin.delete_topics([topic]).values():
        deleted.result()


def producer_for(compression, idempotent):
    if (compression, idempotent) not in producers:
        settings = {"acks": "all", "compression.type": compression, "enable.idempotence": idempotent}
        limits = {"message.max.bytes": 10_000_000, "topic.metadata.propagation.max.ms": 5_000, "linger.ms": 2}
        producers[compression, idempotent] = Producer({**COMMON, **settings, **limits})
    return producers[compression, idempotent]


def send(messages, topic, compression, idempotent):
    """Produces keyword sets of Producer.produce and waits for all; raises the first refusal."""
    producer = producer_for(compression, idempotent)
    errors = []

    def delivered(error, _):
        if error is not None:
            errors.append(error)

    for message in messages:
        while True:
            try:
                producer.produce(topic, on_delivery=delivered, **message)
                break
            except BufferError:
                producer.poll(0.1)
    producer.flush()
    if errors:
        raise KafkaException(errors[0])


def produce(topic, messages, compression, idempotent):
    fields = [
        {
            "key": to_bytes(message["key"]),
            "value": to_bytes(message["value"]),
            "headers": [(name, to_bytes(value)) for name, value in message["headers"]],
        }
        for message in messages
    ]
    send(fields, topic, compression, idempotent)


def transact(topic, transactionalId, rounds):
    producer = Producer({**COMMON, "transactional.id": transactionalId})
    producer.init_transactions(30)
    for one in rounds:
        producer.begin_transaction()
        for at, value in enumerate(one["values"]):
            producer.produce(topic, value.encode(), partition=at % 2)
        if one["isCommitted"]:
            producer.commit_transaction(30)
        else:
            producer.flush()
            producer.abort_transaction(30)


def produce_lines(topic, file, compression, idempotent):
    with open(file, "rb") as lines:
        send(({"value": line.rstrip(b"\n"), "partition": 0} for line in lines), topic, compression, idempotent)


def consumer_for(group, **more):
    settings = {"group.id": group, "auto.offset.reset": "earliest", "enable.auto.commit": False}
    if more.get("group.protocol", GROUP_PROTOCOL) == "consumer":  # Heartbeats are the broker's to say.
        settings["group.protocol"] = "consumer"
        more.pop("heartbeat.interval.ms", None)
    return Consumer({**COMMON, **settings, **more})


def take(consumer, count):
    taken = []
    while len(taken) < count:
        for message in consumer.consume(count - len(taken), 0.1):
            if message.error():
                raise KafkaException(message.error())
            taken.append(message)
    return taken


def read(topic, count, from_timestamp):
    global readers
    readers += 1
    consumer = consumer_for(f"python-reader-{os.getpid()}-{readers}")
    partitions = consumer.list_topics(topic, 10).topics[topic].partitions
    if from_timestamp is None:
        places = [TopicPartition(topic, partition, 0) for partition in partitions]
    else:
        times = [TopicPartition(topic, partition, from_timestamp) for partition in partitions]
        places = consumer.offsets_for_times(times, 10)
    consumer.assign(places)
    messages = take(consumer, count)
    consumer.close()
    return messages


def consume(topic, count, fromTimestamp):
    return [to_wire(message) for message in read(topic, count, fromTimestamp)]


def consume_lines(topic, count, file):
    with open(file, "wb") as lines:
        for message in read(topic, count, None):
            lines.write(message.value() + b"\n")


def consume_in_group(topic, group, count):
    consumer = consumer_for(group)
    consumer.subscribe([topic])
    messages = take(consumer, count)
    after = {message.partition(): message.offset() + 1 for message in messages}
    offsets = [TopicPartition(topic, partition, offset) for partition, offset in after.items()]
    consumer.commit(offsets=offsets, asynchronous=False)
    consumer.close()
    return [to_wire(message) for message in messages]


class Member(threading.Thread):
    """A member of a group: one thread that polls until it is told to leave."""

    def __init__(self, topic, group, name, more):
        super().__init__(daemon=True)
        self.member = name
        self.leaving = False
        settings = {
            "heartbeat.interval.ms": 500,
            "enable.auto.commit": True,
            "auto.commit.interval.ms": 200,
            **more,
        }
        self.consumer = consumer_for(group, **settings)
        self.assigned = None
        self.consumer.subscribe([topic])
        self.start()

    def tell_assigned(self):
        assigned = sorted(place.partition for place in self.consumer.assignment())
        if assigned != self.assigned:
            tell({"member": self.member, "assigned": assigned})
        self.assigned = assigned

    def run(self):
        while not self.leaving:
            message = self.consumer.poll(0.1)
            self.tell_assigned()
            if message is not None and not message.error():
                tell({"member": self.member, "message": to_wire(message)})
        self.consumer.close()


def join(topic, group, member, settings={}):
    members[member] = Member(topic, group, member, settings)


def leave(member):
    members[member].leaving = True
    members[member].join()


COMMANDS = {
    "createTopic": create_topic,
    "deleteTopic": delete_topic,
    "produce": produce,
    "produceLines": produce_lines,
    "transact": transact,
    "consume": consume,
    "consumeLines": consume_lines,
    "consumeInGroup": consume_in_group,
    "join": join,
    "leave": leave,
}


def answer(number, command, fields):
    try:
        tell({"id": number, "result": COMMANDS[command](**fields)})
    except Exception as error:
        traceback.print_exc()
        tell({"id": number, "error": f"{type(error).__name__}: {error}"})


for line in sys.stdin:
    fields = json.loads(line)
    number, command = fields.pop("id"), fields.pop("command")
    threading.Thread(target=answer, args=(number, command, fields), daemon=True).start()
for producer in producers.values():
    producer.flush(2)
