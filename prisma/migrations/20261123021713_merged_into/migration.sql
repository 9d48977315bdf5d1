-- AlterTable
ALTER TABLE "cart" ADD COLUMN     "merged_into" UUID;

-- CreateIndex
CREATE INDEX "cart_merged_into_idx" ON "cart"("merged_into");

-- AddForeignKey
ALTER TABLE "cart" ADD CONSTRAINT "cart_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "cart"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "cart" ADD CONSTRAINT "cart_merged_into_at" CHECK ("merged_into" IS NULL OR "merged_at" IS NOT NULL);
