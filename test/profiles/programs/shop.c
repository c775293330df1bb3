/* The shop once more for profilers of machine code: a search in a loop, recursion, an inlined function, sorting through a pointer, a thread. */

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { customers = 500, orders = 2000 };

struct customer { int id; char name[20]; };

static struct customer all[customers];

static inline __attribute__((always_inline)) int is_wanted(const struct customer *customer, int id) {
    return customer->id == id;
}

__attribute__((noinline)) static const char *name_of(int id) {
    for (int i = 0; i < customers; i++)
        if (is_wanted(&all[i], id)) return all[i].name;
    return "";
}

__attribute__((noinline)) static size_t report(int rounds) {
    size_t length = 0;
    for (int round = 0; round < rounds; round++)
        for (int order = 0; order < orders; order++)
            length += strlen(name_of(order % customers));
    return length;
}

__attribute__((noinline)) static int depth(int n) {
    return n < 2 ? n : depth(n - 1) + depth(n - 2);
}

/* Two functions that call each other. */
static int is_odd(int n);
__attribute__((noinline)) static int is_even(int n) { return n == 0 ? 1 : is_odd(n - 1) ^ 0; }
__attribute__((noinline)) static int is_odd(int n) { return n == 0 ? 0 : is_even(n - 1) ^ 0; }

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct customer *)a)->name, ((const struct customer *)b)->name);
}

static void *background(void *rounds) {
    for (int i = 0; i < *(int *)rounds; i++) depth(15);
    return NULL;
}

int main(int argc, char **argv) {
    int rounds = argc > 1 ? atoi(argv[1]) : 1;
    pthread_t thread;
    pthread_create(&thread, NULL, background, &rounds);
    for (int i = 0; i < customers; i++) {
        all[i].id = i;
        snprintf(all[i].name, sizeof all[i].name, "customer %d", i * 7919 % customers);
    }
    size_t length = report(rounds);
    for (int i = 0; i < rounds; i++) depth(14);
    qsort(all, customers, sizeof *all, by_name);
    pthread_join(thread, NULL);
    printf("%zu %d\n", length, is_even(200));
    return 0;
}
