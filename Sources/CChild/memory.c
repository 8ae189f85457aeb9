#include "CChild.h"

#include <malloc.h>

bool assent_keep_freed_memory(int block, int heap) {
  return mallopt(M_MMAP_THRESHOLD, block) == 1 && mallopt(M_TRIM_THRESHOLD, heap) == 1 &&
         mallopt(M_TOP_PAD, heap / 16) == 1;
}

void assent_return_freed_memory(void) { malloc_trim(0); }
