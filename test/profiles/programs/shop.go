// The same small shop for Go: a list searched in a loop by a small function that is inlined, recursion, memory that stays, work under labels.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
)

type customer struct {
	id   int
	name string
}

var kept [][]string

func is(c customer, id int) bool { return c.id == id }

func nameOf(all []customer, id int) string {
	for _, c := range all {
		if is(c, id) {
			return c.name
		}
	}
	return ""
}

func report(all []customer) []string {
	var lines []string
	for order := 0; order < 100_000; order++ {
		lines = append(lines, nameOf(all, order%len(all)))
	}
	return lines
}

func depth(n int) int {
	if n < 2 {
		return n
	}
	return depth(n-1) + depth(n-2)
}

func main() {
	cpu, _ := os.Create(os.Args[1])
	pprof.StartCPUProfile(cpu)
	var all []customer
	for id := 0; id < 2000; id++ {
		all = append(all, customer{id, fmt.Sprintf("customer %d", id)})
	}
	for round := 0; round < 5; round++ {
		kept = append(kept, report(all))
	}
	pprof.Do(context.Background(), pprof.Labels("job", "recursion"), func(context.Context) { fmt.Println(depth(39), len(kept)) })
	pprof.StopCPUProfile()
	runtime.GC()
	heap, _ := os.Create(os.Args[2])
	pprof.WriteHeapProfile(heap)
	heap.Close()
}
