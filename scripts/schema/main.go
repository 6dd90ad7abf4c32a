// Command schema packs the types of the Kubernetes API into the resource that core/schema reads.
//
// It parses the Go sources that Kubernetes publishes as modules; nothing of them is compiled. Run by
// hand when the version of Kubernetes changes, see README.md beside this file.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"sort"
	"strings"
)

func main() {
	out := flag.String("out", "", "file to write")
	flag.Parse()
	if *out == "" {
		log.Fatal("usage: go run . -out FILE")
	}
	source, err := load()
	if err != nil {
		log.Fatal(err)
	}
	text := source.pack()
	var packed bytes.Buffer
	writer, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if _, err := writer.Write([]byte(text)); err != nil {
		log.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, packed.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d types, %d kinds, %d bytes of text, %d packed\n",
		source.packedTypes, len(source.kinds), len(text), packed.Len())
}

// pack writes kinds, enumerations and the types that kinds reach.
//
//	!group version kind plural scope subresources type
//	#type
//	field TAB type TAB presence TAB description
func (s *source) pack() string {
	var out strings.Builder
	fmt.Fprintf(&out, "ephor-schema 1 kubernetes %s\n", kubernetesVersion)
	sort.Slice(s.kinds, func(i, j int) bool { return s.kinds[i].key() < s.kinds[j].key() })
	var queue []string
	seen := map[string]bool{}
	visit := func(name string) {
		if !seen[name] {
			seen[name] = true
			queue = append(queue, name)
		}
	}
	for _, k := range s.kinds {
		scope := "N"
		if !k.namespaced {
			scope = "C"
		}
		fmt.Fprintf(&out, "!%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
			k.group, k.version, k.kind, k.plural, scope, strings.Join(k.subresources, ","), k.typeName)
		visit(k.typeName)
	}
	var names []string
	fields := map[string][]field{}
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		names = append(names, name)
		found := s.fieldsOf(name)
		fields[name] = found
		for _, f := range found {
			if at := strings.IndexByte(f.ref, '@'); at >= 0 {
				visit(f.ref[at+1:])
			}
		}
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(&out, "#%s\n", name)
		for _, f := range fields[name] {
			fmt.Fprintf(&out, "%s\t%s\t%s\t%s\n", f.name, f.ref, f.presence, f.doc)
		}
	}
	s.packedTypes = len(names)
	return out.String()
}
