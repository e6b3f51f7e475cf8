// Secrets, and the key that wraps the keys with which tokens and cookies are encrypted.
import { Tags, Secrets } from '../types.bicep'

param name string
param location string
param tags Tags
param undeleteDays int
param purgeProtection bool
param privateNetwork bool
param operatorAddresses string[]
param secrets Secrets
param identityId string
param principalId string
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: undeleteDays
    // False is refused: it is on, or not said.
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: privateNetwork && empty(operatorAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
      bypass: 'None'
      ipRules: [for address in (privateNetwork ? operatorAddresses : []): { value: address }]
    }
  }
}

@description('It never leaves the vault and does nothing but wrap. A new version comes each year; what an old one wrapped, it unwraps.')
resource keyRing 'Microsoft.KeyVault/vaults/keys@2025-05-01' = {
  parent: vault
  name: 'key-ring'
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: [
      'wrapKey'
      'unwrapKey'
    ]
    rotationPolicy: {
      lifetimeActions: [
        {
          trigger: { timeAfterCreate: 'P1Y' }
          action: { type: 'rotate' }
        }
      ]
    }
  }
}

var names = [
  'strava-client-secret'
  'strava-webhook-key'
  'strava-verify-token'
  'strava-signing-secret'
  'garmin-client-secret'
  'garmin-webhook-key'
  'twilio-auth-token'
  'mail-password'
  'mail-accepted-authorization'
  'mail-bounce-key'
  'sign-in-client-secret'
]

resource given 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [
  for secret in names: if (!empty(secrets[?secret])) {
    parent: vault
    name: secret
    properties: { value: secrets[secret] }
  }
]

var roles = {
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  keyVaultCryptoServiceEncryptionUser: 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identityId, roles.keyVaultSecretsUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

resource wraps 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: keyRing
  name: guid(keyRing.id, identityId, roles.keyVaultCryptoServiceEncryptionUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.keyVaultCryptoServiceEncryptionUser
    )
  }
}

#disable-next-line use-recent-api-versions // The only stable version, of 2016, is older.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output id string = vault.id
output uri string = vault.properties.vaultUri
output keyRingKey string = '${vault.properties.vaultUri}keys/${keyRing.name}'
