// Reads messages from lines "KIND NAME API_KEY READ_VERSION WRITE_VERSION HEX" with franz-go's codec and writes them again in the version they were read in: "= HEX", "! ERROR" or "?".
package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/twmb/franz-go/pkg/kmsg"
)

const longestLine = 64 << 20

type message interface {
	MaxVersion() int16
	SetVersion(int16)
	ReadFrom([]byte) error
	AppendTo([]byte) []byte
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, longestLine)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		fmt.Fprintln(out, answer(strings.Split(in.Text(), " ")))
	}
}

func answer(words []string) string {
	key, _ := strconv.Atoi(words[2])
	version, _ := strconv.Atoi(words[3])
	bytes, err := hex.DecodeString(words[5])
	if err != nil {
		return "! " + err.Error()
	}
	m := find(words[0], int16(key))
	if m == nil || int16(version) > m.MaxVersion() {
		return "?"
	}
	m.SetVersion(int16(version))
	if err := m.ReadFrom(bytes); err != nil {
		return "! " + err.Error()
	}
	return "= " + hex.EncodeToString(m.AppendTo(nil))
}

func find(kind string, key int16) message {
	switch kind {
	case "request":
		if r := kmsg.RequestForKey(key); r != nil {
			return r
		}
	case "response":
		if r := kmsg.ResponseForKey(key); r != nil {
			return r
		}
	}
	return nil
}
