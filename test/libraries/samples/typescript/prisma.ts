// Every call of Prisma's client that its model speaks of.

import { Prisma, PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function reads(id: number): Promise<void> {
  await prisma.user.findUnique({ where: { id } }) //: query
  await prisma.user.findUniqueOrThrow({ where: { id } }) //: query
  await prisma.user.findFirst({ where: { id } }) //: query
  await prisma.user.findFirstOrThrow({ where: { id } }) //: query
  await prisma.user.findMany({ where: { id: { in: [id] } } }) //: query
  await prisma.user.count({ where: { id } }) //: query
  await prisma.user.aggregate({ _avg: { age: true } }) //: query
  await prisma.user.groupBy({ by: ['age'] }) //: query
}

export async function writes(id: number): Promise<void> {
  await prisma.user.create({ data: { id } }) //: write
  await prisma.user.createMany({ data: [{ id }] }) //: write
  await prisma.user.createManyAndReturn({ data: [{ id }] }) //: write
  await prisma.user.update({ where: { id }, data: {} }) //: write
  await prisma.user.updateMany({ where: { id }, data: {} }) //: write
  await prisma.user.updateManyAndReturn({ where: { id }, data: {} }) //: write
  await prisma.user.upsert({ where: { id }, create: { id }, update: {} }) //: write
  await prisma.user.delete({ where: { id } }) //: write
  await prisma.user.deleteMany({ where: { id } }) //: write
}

export async function raw(id: number): Promise<void> {
  await prisma.$queryRaw`SELECT * FROM users WHERE id = ${id}` //: query
  await prisma.$queryRawUnsafe('SELECT * FROM users WHERE id = $1', id) //: query
  await prisma.$executeRaw`UPDATE users SET seen = now() WHERE id = ${id}` //: write
  await prisma.$executeRawUnsafe('DELETE FROM users WHERE id = $1', id) //: write
}

export async function client(id: number): Promise<void> {
  await prisma.$connect() //: connect
  prisma.$on('beforeExit', () => undefined)
  const extended = prisma.$extends({})
  await extended.user.findUnique({ where: { id } }) //: query
  await prisma.$disconnect()
}

export async function transactions(id: number): Promise<void> {
  await prisma.$transaction([prisma.user.delete({ where: { id } })]) //: begin, write
  await prisma.$transaction(async (tx) => { //: begin
    await tx.user.findMany() //: query
    await tx.$executeRaw`UPDATE users SET seen = now()` //: write
  })
}

export async function inside(tx: Prisma.TransactionClient, id: number): Promise<void> {
  await tx.user.findUnique({ where: { id } }) //: query
  await tx.user.update({ where: { id }, data: {} }) //: write
  await tx.$queryRaw`SELECT 1` //: query
  tx.$extends({})
}
