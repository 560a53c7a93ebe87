// Plays the commands of compat/clients/driver-client.ts with franz-go.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

type message struct {
	Key       []byte   `json:"key"`
	Value     []byte   `json:"value"`
	Headers   []header `json:"headers"`
	Partition int32    `json:"partition"`
	Offset    int64    `json:"offset"`
}

type header struct {
	name  string
	value []byte
}

func (h header) MarshalJSON() ([]byte, error) { return json.Marshal([]any{h.name, h.value}) }

func (h *header) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&h.name, &h.value})
}

type round struct {
	Values      []string `json:"values"`
	IsCommitted bool     `json:"isCommitted"`
}

type command struct {
	ID            int       `json:"id"`
	Command       string    `json:"command"`
	Topic         string    `json:"topic"`
	Partitions    int32     `json:"partitions"`
	Messages      []message `json:"messages"`
	File          string    `json:"file"`
	Compression   string    `json:"compression"`
	Idempotent    bool      `json:"idempotent"`
	Count         int       `json:"count"`
	FromTimestamp *int64    `json:"fromTimestamp"`
	Group         string    `json:"group"`
	Member        string    `json:"member"`
	Transactional string    `json:"transactionalId"`
	Rounds        []round   `json:"rounds"`
}

var (
	bootstrap = os.Getenv("BOOTSTRAP")
	output    sync.Mutex
	mutex     sync.Mutex
	producers = map[string]*kgo.Client{}
	members   = map[string]*member{}
	codecs    = map[string]kgo.CompressionCodec{
		"none": kgo.NoCompression(), "gzip": kgo.GzipCompression(), "snappy": kgo.SnappyCompression(),
		"lz4": kgo.Lz4Compression(), "zstd": kgo.ZstdCompression(),
	}
)

func tell(line any) {
	output.Lock()
	defer output.Unlock()
	text, _ := json.Marshal(line)
	os.Stdout.Write(append(text, '\n'))
}

func main() {
	plain, err := kgo.NewClient(kgo.SeedBrokers(bootstrap))
	if err != nil {
		panic(err)
	}
	admin := kadm.NewClient(plain)
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var c command
		if err := json.Unmarshal(line, &c); err != nil {
			panic(err)
		}
		go func() {
			result, err := play(admin, c)
			if err != nil {
				tell(map[string]any{"id": c.ID, "error": err.Error()})
			} else {
				tell(map[string]any{"id": c.ID, "result": result})
			}
		}()
	}
}

func play(admin *kadm.Client, c command) (any, error) {
	ctx := context.Background()
	switch c.Command {
	case "createTopic":
		_, err := admin.CreateTopic(ctx, c.Partitions, 1, nil, c.Topic)
		return nil, err
	case "deleteTopic":
		_, err := admin.DeleteTopic(ctx, c.Topic)
		return nil, err
	case "produce":
		records := make([]*kgo.Record, len(c.Messages))
		for i, m := range c.Messages {
			records[i] = &kgo.Record{Topic: c.Topic, Key: m.Key, Value: m.Value}
			for _, h := range m.Headers {
				records[i].Headers = append(records[i].Headers, kgo.RecordHeader{Key: h.name, Value: h.value})
			}
		}
		return nil, send(ctx, c, records)
	case "produceLines":
		text, err := os.ReadFile(c.File)
		if err != nil {
			return nil, err
		}
		var records []*kgo.Record
		for _, line := range bytes.Split(bytes.TrimSuffix(text, []byte("\n")), []byte("\n")) {
			records = append(records, &kgo.Record{Topic: c.Topic, Value: line})
		}
		return nil, send(ctx, c, records)
	case "transact":
		return nil, transact(ctx, c)
	case "consume":
		return consume(ctx, c)
	case "consumeLines":
		messages, err := consume(ctx, c)
		if err != nil {
			return nil, err
		}
		var text bytes.Buffer
		for _, m := range messages {
			text.Write(m.Value)
			text.WriteByte('\n')
		}
		return nil, os.WriteFile(c.File, text.Bytes(), 0o644)
	case "consumeInGroup":
		return consumeInGroup(ctx, c)
	case "join":
		return nil, join(c)
	case "leave":
		return nil, members[c.Member].leave()
	}
	return nil, fmt.Errorf("no such command")
}

func producerFor(c command) (*kgo.Client, error) {
	mutex.Lock()
	defer mutex.Unlock()
	key := fmt.Sprint(c.Command, c.Compression, c.Idempotent)
	if client, ok := producers[key]; ok {
		return client, nil
	}
	options := []kgo.Opt{
		kgo.SeedBrokers(bootstrap), kgo.AllowAutoTopicCreation(), kgo.ProducerBatchCompression(codecs[c.Compression]),
		kgo.UnknownTopicRetries(5), kgo.RecordDeliveryTimeout(30 * time.Second),
	}
	if c.Command == "produce" { // messages that the server shall refuse, not the client
		options = append(options, kgo.ProducerBatchMaxBytes(10_000_000))
	}
	if !c.Idempotent {
		options = append(options, kgo.DisableIdempotentWrite())
	}
	client, err := kgo.NewClient(options...)
	producers[key] = client
	return client, err
}

func send(ctx context.Context, c command, records []*kgo.Record) error {
	client, err := producerFor(c)
	if err != nil {
		return err
	}
	return client.ProduceSync(ctx, records...).FirstErr()
}

// Dials until somebody listens: this client gives up at once where the only node of a cluster is about to come back.
func dialPatiently(ctx context.Context, network, host string) (net.Conn, error) {
	for {
		connection, err := (&net.Dialer{Timeout: 10 * time.Second}).DialContext(ctx, network, host)
		if err == nil || ctx.Err() != nil {
			return connection, err
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func transact(ctx context.Context, c command) error {
	client, err := kgo.NewClient(
		kgo.SeedBrokers(bootstrap), kgo.TransactionalID(c.Transactional), kgo.RecordPartitioner(kgo.ManualPartitioner()),
		kgo.Dialer(dialPatiently),
	)
	if err != nil {
		return err
	}
	defer client.Close()
	for _, r := range c.Rounds {
		if err := client.BeginTransaction(); err != nil {
			return err
		}
		for i, value := range r.Values {
			record := &kgo.Record{Topic: c.Topic, Partition: int32(i % 2), Value: []byte(value)}
			if err := client.ProduceSync(ctx, record).FirstErr(); err != nil {
				return err
			}
		}
		if err := client.EndTransaction(ctx, kgo.TransactionEndTry(r.IsCommitted)); err != nil {
			return err
		}
	}
	return nil
}

func fromRecord(r *kgo.Record) message {
	m := message{Key: r.Key, Value: r.Value, Headers: []header{}, Partition: r.Partition, Offset: r.Offset}
	for _, h := range r.Headers {
		m.Headers = append(m.Headers, header{h.Key, h.Value})
	}
	return m
}

func take(ctx context.Context, client *kgo.Client, count int) ([]message, []*kgo.Record, error) {
	var messages []message
	var records []*kgo.Record
	for len(messages) < count {
		fetches := client.PollRecords(ctx, count-len(messages))
		if err := fetches.Err(); err != nil {
			return nil, nil, err
		}
		for _, record := range fetches.Records() {
			messages = append(messages, fromRecord(record))
			records = append(records, record)
		}
	}
	return messages, records, nil
}

func consume(ctx context.Context, c command) ([]message, error) {
	start := kgo.NewOffset().AtStart()
	if c.FromTimestamp != nil {
		start = kgo.NewOffset().AfterMilli(*c.FromTimestamp)
	}
	client, err := kgo.NewClient(kgo.SeedBrokers(bootstrap), kgo.ConsumeTopics(c.Topic), kgo.ConsumeResetOffset(start))
	if err != nil {
		return nil, err
	}
	defer client.Close()
	messages, _, err := take(ctx, client, c.Count)
	return messages, err
}

func groupClient(c command, more ...kgo.Opt) (*kgo.Client, error) {
	options := []kgo.Opt{
		kgo.SeedBrokers(bootstrap), kgo.ConsumerGroup(c.Group), kgo.ConsumeTopics(c.Topic), kgo.DisableAutoCommit(),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.HeartbeatInterval(500 * time.Millisecond),
	}
	return kgo.NewClient(append(options, more...)...)
}

func consumeInGroup(ctx context.Context, c command) ([]message, error) {
	client, err := groupClient(c)
	if err != nil {
		return nil, err
	}
	defer client.Close()
	messages, records, err := take(ctx, client, c.Count)
	if err != nil {
		return nil, err
	}
	return messages, client.CommitRecords(ctx, records...)
}

// A member of a group: one goroutine that polls until it is told to leave.
type member struct {
	client *kgo.Client
	done   chan error
	stop   context.CancelFunc
}

func join(c command) error {
	assigned := map[int32]bool{}
	tellAssigned := func() {
		list := []int32{}
		for partition := range assigned {
			list = append(list, partition)
		}
		tell(map[string]any{"member": c.Member, "assigned": list})
	}
	change := func(holds bool) func(context.Context, *kgo.Client, map[string][]int32) {
		return func(_ context.Context, _ *kgo.Client, changed map[string][]int32) {
			mutex.Lock()
			defer mutex.Unlock()
			for _, partition := range changed[c.Topic] {
				if holds {
					assigned[partition] = true
				} else {
					delete(assigned, partition)
				}
			}
			tellAssigned()
		}
	}
	client, err := groupClient(c, kgo.OnPartitionsAssigned(change(true)), kgo.OnPartitionsRevoked(change(false)), kgo.OnPartitionsLost(change(false)))
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	m := &member{client, make(chan error, 1), stop}
	mutex.Lock()
	members[c.Member] = m
	mutex.Unlock()
	go func() {
		for ctx.Err() == nil {
			fetches := client.PollFetches(ctx)
			fetches.EachRecord(func(r *kgo.Record) {
				tell(map[string]any{"member": c.Member, "message": fromRecord(r)})
			})
			if !fetches.Empty() {
				client.CommitUncommittedOffsets(ctx)
			}
		}
		m.done <- client.CommitUncommittedOffsets(context.Background())
	}()
	return nil
}

func (m *member) leave() error {
	m.stop()
	err := <-m.done
	m.client.Close()
	return err
}
